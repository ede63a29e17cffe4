package dev.prodproof.facts;

import dev.prodproof.core.Standing;
import java.util.List;

/// Reasons to doubt what an experiment could show, as sentences for the first screen.
public record Distrust(String experiment, List<String> sentences) implements Standing {}

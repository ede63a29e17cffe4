package dev.prodproof.lab.recipe;

import dev.prodproof.lab.Recipe;
import java.util.List;
import java.util.Set;

/// A recipe that was read, and what came with it.
///
/// @param port that `${service.port}` stood for; 0 where it stood nowhere
/// @param warnings sentences with file and line
/// @param secrets values to be kept out of every record
public record Reading(
    Recipe recipe, int port, List<String> warnings, Set<String> secrets) {}

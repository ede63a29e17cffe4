package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.util.Map;

/// What came of a journey's runs.
///
/// @param ended why those that didn't reach their last step ended, and how often
/// @param time of the finished ones, from when they were due, pauses included
public record Travelled(
    String name, long begun, long finished, Map<String, Long> ended, Distribution time) {}

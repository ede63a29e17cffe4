package dev.prodproof.experiments.outage;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;

/// An operation that calls the dependency.
///
/// @param one a request that did
/// @param again it did so a second time, sent as it was; else it takes a fresh one each time
/// @param fanOut calls that one request causes in quiet
public record User(ApiOperation operation, String identity, Case one, boolean again, int fanOut) {}

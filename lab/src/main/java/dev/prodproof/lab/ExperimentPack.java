package dev.prodproof.lab;

import java.util.List;

/// A door for experiments, found by `ServiceLoader`. The built-in ones come through it too.
public interface ExperimentPack {
  /// Gentlest first.
  List<Experiment> experiments();
}

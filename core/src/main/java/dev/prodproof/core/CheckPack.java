package dev.prodproof.core;

import java.util.List;

/// A door for checks, found by `ServiceLoader`. The built-in ones come through it too.
public interface CheckPack {
  List<Check<?>> checks();
}

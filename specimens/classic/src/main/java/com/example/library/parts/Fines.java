package com.example.library.parts;

/// What a late return costs.
@FunctionalInterface
public interface Fines {
  long cents(int daysLate);
}

package com.example.library.parts;

/// Where a thing is found again.
@FunctionalInterface
public interface Addresses {
  String of(String collection, long id);
}

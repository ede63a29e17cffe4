package com.example.library.parts;

import com.example.library.Library;

@FunctionalInterface
public interface BookRemoval {
  /// Whether there was such a book.
  boolean remove(Library library, long id);
}

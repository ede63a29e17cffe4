package com.example.planted;

import com.example.library.Library;
import com.example.library.parts.BookRemoval;

/// Says that it deleted.
final class FakeDelete implements BookRemoval {
  @Override
  public boolean remove(Library library, long id) {
    return library.books().find(id).isPresent();
  }
}

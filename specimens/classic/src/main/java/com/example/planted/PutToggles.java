package com.example.planted;

import com.example.library.books.Book;
import com.example.library.parts.BookChange;

/// Toggles the place in the window where it is asked for: the second equal PUT undoes the first.
final class PutToggles implements BookChange {
  @Override
  public Book change(Book before, Book.Draft draft) {
    var toggled =
        new Book.Draft(
            draft.isbn(),
            draft.title(),
            draft.author(),
            draft.genre(),
            draft.copies(),
            before.featured() ^ draft.featured());
    return toggled.as(before.id());
  }
}

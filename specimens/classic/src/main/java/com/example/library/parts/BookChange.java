package com.example.library.parts;

import com.example.library.books.Book;

/// What a book is after a PUT.
@FunctionalInterface
public interface BookChange {
  Book change(Book before, Book.Draft draft);
}

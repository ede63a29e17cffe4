package com.example.library.books;

import java.util.List;

/// @param featured whether it stands in the window
public record Book(
    long id, String isbn, String title, String author, String genre, long copies, boolean featured) {
  public static final List<String> GENRES =
      List.of("novel", "poetry", "science", "history", "children");

  /// What a sender may say of a book.
  public record Draft(
      String isbn, String title, String author, String genre, long copies, boolean featured) {
    public Book as(long id) {
      return new Book(id, isbn, title, author, genre, copies, featured);
    }
  }
}

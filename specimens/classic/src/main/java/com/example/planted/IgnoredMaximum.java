package com.example.planted;

import com.example.library.books.Book;
import com.example.library.http.Fields;
import com.example.library.parts.BookReader;
import java.util.regex.Pattern;

/// Takes any number of copies.
final class IgnoredMaximum implements BookReader {
  private static final Pattern ISBN = Pattern.compile("97[89][0-9]{10}");

  @Override
  public Book.Draft read(Fields body) {
    var draft =
        new Book.Draft(
            body.text("isbn", ISBN, "must be an ISBN of 13 digits, 978 or 979 first"),
            body.text("title", 1, 200),
            body.text("author", 1, 100),
            body.oneOf("genre", Book.GENRES),
            body.integer("copies", 0, Long.MAX_VALUE),
            body.has("featured") && body.flag("featured"));
    body.end();
    return draft;
  }
}

package com.example.library.parts;

import com.example.library.books.Book;
import com.example.library.http.Fields;

@FunctionalInterface
public interface BookReader {
  Book.Draft read(Fields body);
}

package com.example.library.books;

import com.example.library.Library;
import com.example.library.http.Answer;
import com.example.library.http.Problem;
import com.example.library.http.Refused;
import com.example.library.http.Request;
import com.example.library.http.Route;
import com.example.library.parts.Addresses;
import com.example.library.parts.BookChange;
import com.example.library.parts.BookReader;
import com.example.library.parts.BookRemoval;
import com.example.library.parts.Parts;
import java.util.List;

public final class BooksApi {
  private final Library library;
  private final Parts parts;

  public BooksApi(Library library, Parts parts) {
    this.library = library;
    this.parts = parts;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/books", this::list),
        Route.of("POST", "/books", this::add),
        Route.of("GET", "/books/{id}", this::read),
        Route.of("PUT", "/books/{id}", this::replace),
        Route.of("DELETE", "/books/{id}", this::remove));
  }

  private Answer list(Request request) {
    var query = request.query();
    String genre = query.has("genre") ? query.oneOf("genre", Book.GENRES) : "";
    return Answer.ok(
        library
            .books()
            .page(query, book -> genre.isEmpty() || book.genre().equals(genre), book -> book));
  }

  private Answer add(Request request) {
    Book.Draft draft = parts.get(BookReader.class).read(request.body().get());
    Book book =
        library.alone(
            () -> {
              unique(draft, 0);
              return library.books().add(draft::as);
            });
    return Answer.created(parts.get(Addresses.class).of("books", book.id()), book);
  }

  private Answer read(Request request) {
    return Answer.ok(found(request.id()));
  }

  private Answer replace(Request request) {
    long id = request.id();
    found(id);
    Book.Draft draft = parts.get(BookReader.class).read(request.body().get());
    BookChange change = parts.get(BookChange.class);
    return library.alone(
        () -> {
          unique(draft, id);
          return library
              .books()
              .replace(id, before -> change.change(before, draft))
              .map(Answer::ok)
              .orElseThrow(() -> new Refused(Problem.notFound()));
        });
  }

  private Answer remove(Request request) {
    return library.alone(
        () -> {
          found(request.id());
          if (library.lent(request.id()) > 0) {
            throw new Refused(Problem.conflict("Copies of this book are lent."));
          }
          parts.get(BookRemoval.class).remove(library, request.id());
          return Answer.nothing();
        });
  }

  private Book found(long id) {
    return library.books().find(id).orElseThrow(() -> new Refused(Problem.notFound()));
  }

  private void unique(Book.Draft draft, long self) {
    if (library.books().all().anyMatch(b -> b.id() != self && b.isbn().equals(draft.isbn()))) {
      throw new Refused(Problem.conflict("There is a book with this isbn already."));
    }
  }
}

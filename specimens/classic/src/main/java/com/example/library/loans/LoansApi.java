package com.example.library.loans;

import com.example.library.Library;
import com.example.library.books.Book;
import com.example.library.http.Answer;
import com.example.library.http.Problem;
import com.example.library.http.Refused;
import com.example.library.http.Request;
import com.example.library.http.Route;
import com.example.library.parts.LoanReader;
import com.example.library.parts.LoanView;
import com.example.library.parts.Parts;
import com.example.library.parts.Renewal;
import java.util.List;

public final class LoansApi {
  private static final int MOST_RENEWALS = 5;

  private final Library library;
  private final Parts parts;

  public LoansApi(Library library, Parts parts) {
    this.library = library;
    this.parts = parts;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/loans", this::list),
        Route.of("POST", "/loans", this::lend),
        Route.of("GET", "/loans/{id}", this::read),
        Route.of("DELETE", "/loans/{id}", this::giveBack),
        Route.of("POST", "/loans/{id}/renewals", this::renew));
  }

  private Answer list(Request request) {
    return Answer.ok(library.loans().page(request.query(), _ -> true, this::view));
  }

  private Answer lend(Request request) {
    Loan.Draft draft = parts.get(LoanReader.class).read(request.body().get());
    Loan loan =
        library.alone(
            () -> {
              possible(draft);
              return library.loans().add(draft::as);
            });
    return Answer.created("/loans/" + loan.id(), view(loan));
  }

  private void possible(Loan.Draft draft) {
    Book book =
        library
            .books()
            .find(draft.bookId())
            .orElseThrow(() -> new Refused(Problem.conflict("There is no such book.")));
    if (library.members().find(draft.memberId()).isEmpty()) {
      throw new Refused(Problem.conflict("There is no such member."));
    }
    if (library.lent(book.id()) >= book.copies()) {
      throw new Refused(Problem.conflict("All copies of this book are lent."));
    }
  }

  private Answer read(Request request) {
    return library.loans().find(request.id()).map(this::view).map(Answer::ok).orElseThrow(LoansApi::none);
  }

  private Answer giveBack(Request request) {
    if (!library.loans().remove(request.id())) {
      throw none();
    }
    return Answer.nothing();
  }

  private Answer renew(Request request) {
    Loan loan = library.loans().replace(request.id(), LoansApi::renewed).orElseThrow(LoansApi::none);
    return parts.get(Renewal.class).answer(view(loan));
  }

  private static Loan renewed(Loan before) {
    if (before.renewals() >= MOST_RENEWALS) {
      throw new Refused(Problem.conflict("A loan is renewed " + MOST_RENEWALS + " times at most."));
    }
    return before.renewed();
  }

  private Object view(Loan loan) {
    return parts.get(LoanView.class).of(loan);
  }

  private static Refused none() {
    return new Refused(Problem.notFound());
  }
}

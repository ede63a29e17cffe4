package com.example.library.parts;

import com.example.library.books.StrictBookReader;
import com.example.library.fines.WeeklyFines;
import com.example.library.http.Answer;
import com.example.library.loans.StrictLoanReader;
import com.example.library.members.StrictMemberReader;
import java.util.HashMap;
import java.util.Map;

/// Each part by the interface that it fulfils.
public final class Parts {
  private final Map<Class<?>, Object> parts = new HashMap<>();

  /// The library as it should be.
  public Parts() {
    put(BookReader.class, new StrictBookReader());
    put(BookChange.class, (before, draft) -> draft.as(before.id()));
    put(BookRemoval.class, (library, id) -> library.books().remove(id));
    put(Fines.class, new WeeklyFines());
    put(MemberReader.class, new StrictMemberReader());
    put(MemberChange.class, (before, draft) -> draft.as(before.id()));
    put(Addresses.class, (collection, id) -> "/" + collection + "/" + id);
    put(LoanReader.class, new StrictLoanReader());
    put(LoanView.class, loan -> loan);
    put(Renewal.class, Answer::ok);
  }

  public <T> void put(Class<T> role, T part) {
    parts.put(role, part);
  }

  public <T> T get(Class<T> role) {
    T part = role.cast(parts.get(role));
    if (part == null) {
      throw new IllegalStateException("no part is a " + role.getSimpleName());
    }
    return part;
  }
}

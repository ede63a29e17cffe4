package com.example.library.members;

import com.example.library.Library;
import com.example.library.http.Answer;
import com.example.library.http.Problem;
import com.example.library.http.Refused;
import com.example.library.http.Request;
import com.example.library.http.Route;
import com.example.library.parts.Addresses;
import com.example.library.parts.MemberChange;
import com.example.library.parts.MemberReader;
import com.example.library.parts.Parts;
import java.util.List;

public final class MembersApi {
  private final Library library;
  private final Parts parts;

  public MembersApi(Library library, Parts parts) {
    this.library = library;
    this.parts = parts;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/members", this::list),
        Route.of("POST", "/members", this::add),
        Route.of("GET", "/members/{id}", this::read),
        Route.of("PUT", "/members/{id}", this::replace),
        Route.of("DELETE", "/members/{id}", this::remove));
  }

  private Answer list(Request request) {
    return Answer.ok(library.members().page(request.query(), _ -> true, member -> member));
  }

  private Answer add(Request request) {
    Member.Draft draft = parts.get(MemberReader.class).read(request.body().get());
    Member member = library.members().add(draft::as);
    return Answer.created(parts.get(Addresses.class).of("members", member.id()), member);
  }

  private Answer read(Request request) {
    return Answer.ok(found(request.id()));
  }

  private Answer replace(Request request) {
    found(request.id());
    Member.Draft draft = parts.get(MemberReader.class).read(request.body().get());
    MemberChange change = parts.get(MemberChange.class);
    return library
        .members()
        .replace(request.id(), before -> change.change(before, draft))
        .map(Answer::ok)
        .orElseThrow(MembersApi::nobody);
  }

  private Answer remove(Request request) {
    return library.alone(
        () -> {
          found(request.id());
          if (library.loans().all().anyMatch(loan -> loan.memberId() == request.id())) {
            throw new Refused(Problem.conflict("This member has books to return."));
          }
          library.members().remove(request.id());
          return Answer.nothing();
        });
  }

  private Member found(long id) {
    return library.members().find(id).orElseThrow(MembersApi::nobody);
  }

  private static Refused nobody() {
    return new Refused(Problem.notFound());
  }
}

package com.example.library.fines;

import com.example.library.http.Answer;
import com.example.library.http.Request;
import com.example.library.http.Route;
import com.example.library.parts.Fines;
import com.example.library.parts.Parts;
import java.util.List;

public final class FinesApi {
  private static final int LATEST = 364;

  private final Parts parts;

  public FinesApi(Parts parts) {
    this.parts = parts;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/fines", this::fine));
  }

  private record Fine(int daysLate, long cents) {}

  private Answer fine(Request request) {
    int days = (int) request.query().integer("daysLate", 0, LATEST);
    request.query().check();
    return Answer.ok(new Fine(days, parts.get(Fines.class).cents(days)));
  }
}

package com.example.library;

import com.example.library.books.BooksApi;
import com.example.library.fines.FinesApi;
import com.example.library.http.Answer;
import com.example.library.http.Door;
import com.example.library.http.Route;
import com.example.library.loans.LoansApi;
import com.example.library.members.MembersApi;
import com.example.library.parts.Parts;
import com.example.planted.Planted;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small library: books, members, loans.
public final class LibraryApplication {
  private LibraryApplication() {}

  public static void main(String[] args) throws IOException {
    var parts = new Parts();
    Planted.into(parts, System.getenv().getOrDefault("CLASSIC_PARTS", ""));
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Door.open(port, routes(Library.empty(), parts));
  }

  static List<Route> routes(Library library, Parts parts) throws IOException {
    JsonNode description = description();
    var routes = new ArrayList<Route>();
    routes.add(Route.of("GET", "/openapi.json", _ -> Answer.ok(description)));
    routes.add(Route.of("GET", "/health", _ -> Answer.ok(Map.of("status", "up"))));
    routes.addAll(new BooksApi(library, parts).routes());
    routes.addAll(new MembersApi(library, parts).routes());
    routes.addAll(new LoansApi(library, parts).routes());
    routes.addAll(new FinesApi(parts).routes());
    return routes;
  }

  private static JsonNode description() throws IOException {
    try (InputStream file = LibraryApplication.class.getResourceAsStream("/openapi.json")) {
      if (file == null) {
        throw new IOException("openapi.json is missing from the jar");
      }
      return JsonMapper.shared().readTree(file);
    }
  }
}

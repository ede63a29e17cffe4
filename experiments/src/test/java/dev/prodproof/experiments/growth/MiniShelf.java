package dev.prodproof.experiments.growth;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Books that can be made, listed, read and taken away.
final class MiniShelf implements AutoCloseable {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Shelf, version: 1.0.0}
      paths:
        /books:
          get: {responses: {'200': {description: all}}}
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema: {type: object, required: [title], properties: {title: {type: string, minLength: 1}}}
            responses: {'201': {description: made}}
        /books/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: one}, '404': {description: none}}}
          delete: {responses: {'204': {description: gone}}}
      """;

  private final NavigableMap<Integer, String> books = new ConcurrentSkipListMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final MiniService service;
  private final int page;
  private final int room;

  /// @param page books of a list, at the most
  /// @param room for so many; then it refuses more
  MiniShelf(int page, int room) {
    this.page = page;
    this.room = room;
    this.service = new MiniService().on("/books", this::shelf).otherwise(this::book);
  }

  LocalLab lab() {
    var lab = new LocalLab(service.url());
    lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
    return lab;
  }

  /// As a command at the database would.
  void add(long more) {
    for (long i = 0; i < more; i++) {
      books.put(last.incrementAndGet(), "seeded");
    }
    most.accumulateAndGet(books.size(), Math::max);
  }

  int size() {
    return books.size();
  }

  /// There ever were.
  int most() {
    return most.get();
  }

  private Response shelf(HttpExchange request) {
    if (request.getRequestMethod().equals("POST")) {
      if (books.size() >= room) {
        return new Response(409, "application/json", "{\"title\":\"the shelf is full\"}");
      }
      int id = last.incrementAndGet();
      books.put(id, "book " + id);
      most.accumulateAndGet(books.size(), Math::max);
      return new Response(201, "application/json", json(id));
    }
    String all = books.keySet().stream().limit(page).map(MiniShelf::json).collect(Collectors.joining(","));
    return new Response(200, "application/json", "[" + all + "]");
  }

  private Response book(HttpExchange request) {
    String path = request.getRequestURI().getPath();
    if (!path.matches("/books/\\d{1,9}")) {
      return new Response(404, "application/json", "{}");
    }
    int id = Integer.parseInt(path.substring("/books/".length()));
    if (request.getRequestMethod().equals("DELETE")) {
      books.remove(id);
      return new Response(204, "application/json", "");
    }
    return books.containsKey(id)
        ? new Response(200, "application/json", json(id))
        : new Response(404, "application/json", "{}");
  }

  private static String json(int id) {
    return "{\"id\":%d,\"title\":\"book %d\"}".formatted(id, id);
  }

  @Override
  public void close() {
    service.close();
  }
}

package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests that no description allows: unreadable bodies, other media types, other methods, odd header
/// fields, bodies that are too large.
public final class RudeCases {
  private static final List<String> MEDIA =
      List.of(
          "text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png", "",
          "nonsense", "application/json; charset=utf-7");

  /// No buffer between two processes holds so much: who takes all of it reads it.
  private static final long BEYOND_BUFFERS = 16L << 20;

  /// How an oversized body ends: a record keeps its beginning only.
  public static final String END = "\"}";

  private RudeCases() {}

  public static List<Case> malformed(Draft plain) {
    return switch (plain.content()) {
      case Content.Json(String media, var value) ->
          MalformedBody.of(value, plain.operation().bodyRequired()).stream()
              .map(body -> Case.of(
                  plain.with(new Content.Raw(media, body.bytes())),
                  new Purpose.Malformed(body.variety(), body.broken())))
              .toList();
      case Content.Fields(String media, _) when media.endsWith("urlencoded") ->
          Stream.of("%zz=%", "a=%ff%fe", "=&=&&&=", "a[b[c]=1", "a[]=1&a=2&a[x]=3")
              .map(text -> Case.of(
                  plain.with(new Content.Raw(media, text.getBytes(StandardCharsets.UTF_8))),
                  new Purpose.Malformed("form " + text, false)))
              .toList();
      case Content.Fields(String media, _) ->
          List.of(Case.of(
              plain.with(new Content.Raw(media + "; boundary=zq", "--zq\r\nno end".getBytes(StandardCharsets.UTF_8))),
              new Purpose.Malformed("multipart without an end", true)));
      case Content.Nothing _, Content.Raw _ -> List.of();
    };
  }

  /// The same bytes under a type that the operation doesn't declare.
  public static List<Case> wrongMedia(Draft plain) {
    Set<String> declared = plain.operation().bodies().keySet();
    if (declared.isEmpty() || declared.contains("*/*")) {
      return List.of();
    }
    byte[] bytes = plain.body().toString().getBytes(StandardCharsets.UTF_8);
    return MEDIA.stream()
        .filter(media -> !declared.contains(media))
        .map(media -> Case.of(
            plain.with(new Content.Raw(media, media.equals("application/xml") ? xml() : bytes)),
            new Purpose.WrongMedia(media)))
        .toList();
  }

  private static byte[] xml() {
    return "<?xml version=\"1.0\"?><a>1</a>".getBytes(StandardCharsets.UTF_8);
  }

  /// Methods that the path doesn't declare. Nothing is deleted or replaced: the path names a thing that
  /// can't exist, and a path without parameters isn't sent a DELETE, PUT or PATCH.
  ///
  /// @param declared all methods of the path
  public static List<Case> wrongMethods(Draft plain, Set<String> declared) {
    ApiOperation operation = plain.operation();
    boolean harmless = !operation.parameters(Site.In.PATH).isEmpty();
    Draft nobodys = nobodys(plain).with(new Content.Nothing());
    return Stream.of("GET", "TRACE", "BREW", "POST", "PUT", "PATCH", "DELETE")
        .filter(method -> !declared.contains(method))
        .filter(method -> !method.equals("GET") || !(operation.secured() || operation.form()))
        .filter(method -> harmless || Set.of("GET", "TRACE", "BREW").contains(method))
        .map(method -> new Case(nobodys, method, new Purpose.WrongMethod()))
        .toList();
  }

  /// The same, speaking of a thing that doesn't exist.
  static Draft nobodys(Draft plain) {
    Draft draft = plain;
    for (var parameter : plain.operation().parameters(Site.In.PATH)) {
      var schema = parameter.schema();
      boolean number = schema.is("integer") || schema.is("number");
      draft = draft.with(
          parameter.site(),
          number
              ? JsonNodeFactory.instance.numberNode(2_000_000_011)
              : JsonNodeFactory.instance.stringNode("f0221e57-a11c-4000-8000-0000deadbeef"));
    }
    return draft;
  }

  public static List<Case> oddHeaders(Draft plain) {
    return OddHeader.all().stream()
        .map(odd -> Case.of(plain.with(odd.headers()), new Purpose.OddHeaders(odd.variety())))
        .toList();
  }

  /// @param limit what is declared or assumed, in bytes
  public static List<Long> oversizes(long limit) {
    return List.of(limit + 1, Math.max(limit * 2, BEYOND_BUFFERS));
  }

  /// Well-formed but for its size. The padding comes last, so that the beginning tells what it is.
  ///
  /// @return empty where the body is no JSON object
  public static Optional<Case> oversized(Draft plain, long size, long limit) {
    if (!(plain.content() instanceof Content.Json(String media, var value)) || !value.isObject()) {
      return Optional.empty();
    }
    String text = value.toString();
    String start = text.substring(0, text.length() - 1) + (text.equals("{}") ? "" : ",");
    byte[] head = (start + "\"zqfiller\":\"").getBytes(StandardCharsets.UTF_8);
    byte[] tail = END.getBytes(StandardCharsets.UTF_8);
    var content = new Content.Raw(media, padded(head, tail, Math.toIntExact(size)));
    return Optional.of(Case.of(plain.with(content), new Purpose.Oversized(size, limit)));
  }

  private static byte[] padded(byte[] head, byte[] tail, int size) {
    byte[] all = new byte[size];
    Arrays.fill(all, (byte) 'a');
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, size - tail.length, tail.length);
    return all;
  }
}

package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.facts.Header;
import java.util.List;
import java.util.stream.IntStream;

/// Header fields that a well-meaning proxy or a strange client may send; the framing stays sound.
record OddHeader(String variety, List<Header> headers) {
  static List<OddHeader> all() {
    return List.of(
        one("accept nonsense", "Accept", "nonsense"),
        one("accept an unknown type", "Accept", "application/x-unheard-of"),
        one("accept with a broken weight", "Accept", "text/html;q=high, */*;q=-1"),
        one("broken language", "Accept-Language", ";;q=1,zz-zz-zz-zz-zz-zz-zz-zz-zz,*-*"),
        one("unknown encoding", "Accept-Encoding", "pack200;q=2, x-nothing"),
        one("broken date", "If-Modified-Since", "yesterday, at noon"),
        one("broken entity tag", "If-None-Match", "\"\"\"W/\""),
        one("broken range", "Range", "bytes=9-1,-,a-b"),
        one("broken cookie", "Cookie", "=;;;=,\"; zq=\"a"),
        one("origin null", "Origin", "null"),
        one("broken trace", "traceparent", "00-zz-zz-zz"),
        one("broken forwarding", "Forwarded", "for=;by=\"[::;proto=,,,"),
        one("broken forwarded port", "X-Forwarded-Port", "port"),
        one("odd expectation", "Expect", "200-maybe"),
        one("large field", "X-Zq-Large", "a".repeat(16_000)),
        repeated("two hundred fields", 200),
        repeated("many fields", 2_000),
        new OddHeader(
            "repeated accept",
            List.of(new Header("Accept", "text/html"), new Header("Accept", "application/json"))));
  }

  private static OddHeader one(String variety, String name, String value) {
    return new OddHeader(variety, List.of(new Header(name, value)));
  }

  private static OddHeader repeated(String variety, int times) {
    return new OddHeader(
        variety,
        IntStream.range(0, times).mapToObj(i -> new Header("X-Zq-" + i, "1")).toList());
  }
}

package dev.prodproof.lab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Keeps the latest calls that passed.
final class Tap {
  private static final int KEPT = 20_000;
  private static final int PATHS = 1_000;
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-.*");

  private final InstantSource clock;

  /// The one with an id is at [#place]; older ones make room.
  private final List<Passed> calls = new ArrayList<>();

  /// Each once: tens of thousands of them a second would keep the collector busy.
  private final Map<String, String> paths = new HashMap<>();

  private long last;
  private long connections;

  Tap(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void connected() {
    connections++;
  }

  synchronized long connections() {
    return connections;
  }

  synchronized long last() {
    return last;
  }

  synchronized List<Passed> after(long id) {
    return LongStream.rangeClosed(Math.max(id, last - calls.size()) + 1, last)
        .mapToObj(each -> calls.get(place(each)))
        .toList();
  }

  long see(FullHttpRequest request, @Nullable Fault fault) {
    long sum = sum(request);
    String target = request.uri();
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    String parent = request.headers().get("traceparent", "");
    Matcher trace = TRACE.matcher(parent);
    synchronized (this) {
      last++;
      var call =
          new Passed(
              last,
              clock.instant(),
              request.method().name(),
              known(path),
              request.headers().get("Idempotency-Key", ""),
              sum,
              trace.matches() ? trace.group(1) : "",
              fault == null ? "" : fault.word(),
              0);
      if (calls.size() < KEPT) {
        calls.add(call);
      } else {
        calls.set(place(last), call);
      }
      return last;
    }
  }

  synchronized void told(long id, int status) {
    if (id > last - calls.size()) {
      calls.set(place(id), calls.get(place(id)).told(status));
    }
  }

  /// The same text as for earlier calls of that path.
  private String known(String path) {
    if (paths.size() == PATHS) {
      paths.clear();
    }
    return paths.computeIfAbsent(path, _ -> path);
  }

  private static int place(long id) {
    return Math.toIntExact((id - 1) % KEPT);
  }

  private static long sum(FullHttpRequest request) {
    try {
      MessageDigest sum = MessageDigest.getInstance("SHA-256");
      String head = request.method().name() + " " + request.uri() + "\n";
      sum.update(head.getBytes(StandardCharsets.UTF_8));
      ByteBuf body = request.content();
      sum.update(body.nioBuffer(body.readerIndex(), body.readableBytes()));
      return ByteBuffer.wrap(sum.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

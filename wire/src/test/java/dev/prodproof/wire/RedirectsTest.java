package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  @Test
  void the_client_itself_follows_none() throws Exception {
    try (var peer = Peer.closingAfter(to(302, "/b"));
        var client = new Client(peer.origin())) {
      assertThat(client.get("/").status()).isEqualTo(302);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/b, /b",
    "c, /a/c",
    "../c?d=e#f, /c?d=e",
    "?q=1, /a/b?q=1",
    "//127.0.0.1:PORT, /",
    "http://127.0.0.1:PORT/x, /x",
    "/with space|é, /with%20space%7C%C3%A9",
    "/a//b/./c, /a//b/c"
  })
  void goes_where_the_location_leads(String location, String target) throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = redirectingOnce(302, location, seen);
        var client = new Client(peer.origin())) {
      Redirects.Followed followed = redirects(client).follow(Client.call("GET", "/a/b?x=y"));
      assertThat(followed.stopped()).isEmpty();
      assertThat(followed.last().status()).isEqualTo(200);
      assertThat(followed.last().request().target()).isEqualTo(target);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET",
    "302, POST, GET",
    "303, POST, GET",
    "303, PUT, GET",
    "303, HEAD, HEAD",
    "301, PUT, PUT",
    "307, POST, POST",
    "308, POST, POST"
  })
  void keeps_or_changes_the_method_as_browsers_do(int status, String method, String then)
      throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = redirectingOnce(status, "/b", seen);
        var client = new Client(peer.origin())) {
      Call call = Client.call(method, "/").body("text/plain", "body");
      redirects(client).follow(call);
      assertThat(seen.getLast()).startsWith(then + " /b ");
      assertThat(seen.getLast().endsWith("body")).isEqualTo(!then.equals("GET"));
    }
  }

  @Test
  void gives_up_after_ten() throws Exception {
    try (var peer = Peer.saying(to(302, "/again"));
        var client = new Client(peer.origin())) {
      Redirects.Followed followed = redirects(client).follow(Client.call("GET", "/"));
      assertThat(followed.hops()).hasSize(11);
      assertThat(followed.stopped()).isEqualTo("10 redirects did not lead to an end");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1/",
        "https://127.0.0.1/",
        "//evil.test/",
        "http://127.0.0.1:1@evil.test/",
        "http://127.0.0.1:1/"
      })
  void stays_in_scope(String location) throws Exception {
    try (var peer = Peer.saying(to(302, location));
        var client = new Client(peer.origin())) {
      Redirects.Followed followed = redirects(client).follow(Client.call("GET", "/"));
      assertThat(followed.hops()).hasSize(1);
      assertThat(followed.stopped()).endsWith("is out of scope");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http:///x",
        "ftp://127.0.0.1/",
        "http://[",
        "%zz:",
        "http://h:99999/"
      })
  void stops_at_what_is_no_url(String location) throws Exception {
    try (var peer = Peer.saying(to(302, location));
        var client = new Client(peer.origin())) {
      Redirects.Followed followed = redirects(client).follow(Client.call("GET", "/"));
      assertThat(followed.hops()).hasSize(1);
      assertThat(followed.stopped()).contains("is not an http or https URL");
    }
  }

  @Test
  void stops_where_no_location_is_given() throws Exception {
    try (var peer = Peer.saying("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        var client = new Client(peer.origin())) {
      assertThat(redirects(client).follow(Client.call("GET", "/")).stopped())
          .isEqualTo("302 came without a Location");
    }
  }

  @Test
  void credentials_stay_with_their_origin() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var other = redirectingOnce(200, "/", seen);
        var otherClient = new Client(other.origin());
        var peer = Peer.saying(to(307, other.origin() + "/there"));
        var client = new Client(peer.origin())) {
      var scope =
          Map.<Origin, Http>of(peer.origin(), client.wire, other.origin(), otherClient.wire);
      Call call =
          Client.call("GET", "/")
              .header("Authorization", "Bearer x")
              .header("Cookie", "a=b")
              .header("X-Api-Key", "k")
              .header("X-Plain", "p");
      Redirects.Followed followed = new Redirects(peer.origin(), scope).follow(call);
      assertThat(followed.hops()).hasSize(2);
      List<Header> sent = followed.last().request().headers();
      assertThat(sent).extracting(Header::name).contains("X-Plain");
      assertThat(sent)
          .extracting(Header::name)
          .doesNotContain("Authorization", "Cookie", "X-Api-Key");
    }
  }

  private static Redirects redirects(Client client) {
    return new Redirects(client.wire.origin(), Map.of(client.wire.origin(), client.wire));
  }

  private static Peer redirectingOnce(int status, String location, List<String> seen)
      throws java.io.IOException {
    return new Peer(
        (in, out, socket) -> {
          String there = location.replace("PORT", Integer.toString(socket.getLocalPort()));
          for (String request = in.request(); !request.isEmpty(); request = in.request()) {
            seen.add(request);
            int now = seen.size() == 1 ? status : 200;
            out.write(to(now, there).getBytes(StandardCharsets.UTF_8));
            out.flush();
          }
        });
  }

  private static String to(int status, String location) {
    return "HTTP/1.1 " + status + " X\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
  }
}

package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What goes wrong at the user's end: a clear sentence, the right exit code, nothing lost.
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {
  @TempDir Path folder = Path.of("");

  private Tool.Ended run(String... arguments) {
    return new Tool(folder).run(arguments);
  }

  @Test
  void says_that_nothing_listens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Tool.Ended ended = run("prove", "http://127.0.0.1:" + port);
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("127.0.0.1:" + port).doesNotContain("\tat ");
  }

  @Test
  void says_that_it_is_not_http() throws IOException {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greet(server));
      Tool.Ended ended = run("prove", "http://127.0.0.1:" + server.getLocalPort());
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("HTTP");
    }
  }

  private static void greet(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          OutputStream out = socket.getOutputStream()) {
        out.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The client went away; the next one may come.
      }
    }
  }

  @Test
  void says_what_to_do_about_a_certificate_that_nobody_knows() throws Exception {
    var fine = Misbehaving.described(Misbehaving.always("200 OK", "application/json", "{}"));
    try (var server = Misbehaving.secured(SelfSigned.in(folder), fine)) {
      Tool.Ended ended = new Tool(folder).briefly(server.url());
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("TLS with " + server.url(), "--ca FILE", "--insecure");
      Tool.Ended anyway = new Tool(folder).briefly(server.url(), "--insecure", "--out", "anyway");
      assertThat(anyway.exit()).as(anyway.err()).isIn(0, 1);
    }
  }

  @Test
  void refuses_a_host_without_proof_of_control() {
    Tool.Ended ended = run("prove", "http://192.0.2.1:8080", "--allow", "reads");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("/.well-known/prodproof/");
  }

  @Test
  void never_overwrites_a_run() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("mine.txt"), "mine");
    Tool.Ended ended = run("prove", "http://127.0.0.1:1", "--out", "run");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("exists already");
    assertThat(run.resolve("mine.txt")).hasContent("mine");
  }

  @Test
  void names_the_mistake_in_an_option_and_in_a_recipe() throws IOException {
    assertThat(run("prove", "--bugdet", "5s").exit()).isEqualTo(2);
    assertThat(run("prove", "http://127.0.0.1:1", "--allow", "everything").err()).contains("reads");
    assertThat(run("prove", "http://127.0.0.1:1", "--as", "pdf").err()).contains("no format `pdf`");
    assertThat(run("prove", "http://127.0.0.1:1", "--only", "nonsense").err()).contains("prodproof checks");
    assertThat(folder.resolve("prodproof-runs")).doesNotExist();
    Files.writeString(folder.resolve("prodproof.yaml"), "service:\n  nmae: x\n");
    Tool.Ended ended = run("prove");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("prodproof.yaml").contains("2").contains("name");
  }
}

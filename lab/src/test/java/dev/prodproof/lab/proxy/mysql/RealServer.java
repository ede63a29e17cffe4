package dev.prodproof.lab.proxy.mysql;

import java.io.File;
import dev.prodproof.lab.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A MariaDB of this machine on a fresh data directory.
final class RealServer implements AutoCloseable {
  private static final int TRIES = 600;

  private final Process process;
  private final Path data;
  private final int port;

  private RealServer(Process process, Path data, int port) {
    this.process = process;
    this.data = data;
    this.port = port;
  }

  /// Empty where none is installed.
  static Optional<RealServer> start() throws IOException, InterruptedException {
    Optional<Path> server = find("mariadbd");
    Optional<Path> install = find("mariadb-install-db");
    if (server.isEmpty() || install.isEmpty()) {
      return Optional.empty();
    }
    Path data = Files.createTempDirectory("prodproof-mariadb");
    Path log = data.resolveSibling(data.getFileName() + ".log");
    String user = System.getProperty("user.name", "root");
    var installed =
        run(
            log,
            install.get().toString(),
            "--no-defaults",
            "--datadir=" + data,
            "--user=" + user,
            "--auth-root-authentication-method=normal",
            "--skip-test-db");
    if (installed.waitFor() != 0) {
      return Optional.empty();
    }
    int port = Ports.free();
    Process process =
        run(
            log,
            server.get().toString(),
            "--no-defaults",
            "--datadir=" + data,
            "--user=" + user,
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=" + data.resolve("s"));
    var started = new RealServer(process, data, port);
    started.await();
    return Optional.of(started);
  }

  int port() {
    return port;
  }

  private static Process run(Path log, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void await() throws IOException, InterruptedException {
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("mariadbd doesn't start");
  }

  private static Optional<Path> find(String name) {
    String path = System.getenv("PATH");
    return Stream.concat(
            Stream.of((path == null ? "" : path).split(File.pathSeparator)), List.of("/usr/sbin").stream())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
    Files.deleteIfExists(data.resolveSibling(data.getFileName() + ".log"));
  }
}

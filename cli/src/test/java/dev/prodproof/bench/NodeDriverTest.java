package dev.prodproof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How the values of Node's `pg` arrive at a real PostgreSQL, as the tap sees them. It takes Node, and `npm ci` in
/// `specimens/node`; without them it is skipped.
final class NodeDriverTest {
  private static final Path FOLDER = Path.of("..", "specimens", "node").toAbsolutePath().normalize();
  private static final String VALUE = "zqpabcdaaa'z";

  /// One query each, by what it shows.
  private static final Map<String, String> QUERIES =
      Map.of(
          "PARAM", "c.query('select $1::text',[v])",
          "SAFE-QUOTED", "c.query('select '+c.escapeLiteral(v))",
          "RAW", "c.query(`select '${v}'`).catch(()=>{})");

  private static final String PROGRAM =
      """
      const {Client}=require('pg');
      (async()=>{
        const c=new Client({host:'127.0.0.1',port:+process.env.PORT,user:'postgres',password:'postgres',database:'postgres'});
        await c.connect();
        const v=process.env.VALUE;
        await QUERY;
        await c.end();
      })().catch(e=>{console.error(e);process.exit(1)});
      """;

  private static boolean node() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(String query, int port) throws Exception {
    var builder =
        new ProcessBuilder("node", "-e", PROGRAM.replace("QUERY", query))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PORT", "" + port);
    builder.environment().put("VALUE", VALUE);
    Process node = builder.start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
  }

  @Test
  void tells_bound_quoted_and_raw_values_apart() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"));
    assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules/pg")), "no `npm ci` in specimens/node");
    assumeTrue(node(), "no Node here");
    try (EmbeddedPostgres real = EmbeddedPostgres.builder().start()) {
      var place =
          new Database.Place(
              "database", new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getPort()));
      for (var query : QUERIES.entrySet()) {
        try (Database proxy = Database.open(place, 0, new Postgres(), InstantSource.system())) {
          run(query.getValue(), proxy.port());
          assertThat(Drivers.verdict(proxy.kind(), VALUE, proxy.after(0))).isEqualTo(query.getKey());
        }
      }
    }
  }
}

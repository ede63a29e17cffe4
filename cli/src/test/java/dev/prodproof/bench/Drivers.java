package dev.prodproof.bench;

import dev.prodproof.checks.security.SqlParameterised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.SqlProbe;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Dialect;
import dev.prodproof.lab.proxy.database.Seen;
import dev.prodproof.lab.proxy.mysql.MySql;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/// Tells how each driver's values arrive at a database: what `bench/drivers` asks line by line.
///
/// Without an argument it starts a PostgreSQL; with a port it stands before the MySQL or MariaDB there. It prints
/// its own port, and for each line that it reads a verdict on what came since the line before.
public final class Drivers {
  private static final String TOKEN = "zqpabcdaaa";

  private Drivers() {}

  public static void main(String[] args) throws IOException {
    boolean postgres = args.length == 0;
    try (EmbeddedPostgres own = postgres ? EmbeddedPostgres.builder().start() : null) {
      int port = own == null ? Integer.parseInt(args[0]) : own.getPort();
      Dialect dialect = postgres ? new Postgres() : new MySql();
      var place =
          new Database.Place("database", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      try (Database proxy = Database.open(place, 0, dialect, InstantSource.system());
          var lines =
              new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        System.out.println(proxy.port());
        long last = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          System.out.println(verdict(proxy.kind(), line, proxy.after(last)));
          last = proxy.last();
        }
      }
    }
  }

  static String verdict(String kind, String value, List<Seen> seen) {
    var mark = new SqlProbe.Mark(new Site(Site.In.QUERY, "q"), TOKEN, value);
    List<SqlProbe.Statement> statements =
        seen.stream()
            .map(
                each ->
                    new SqlProbe.Statement(
                        each.sql(), each.parameters(), each.values(), each.error()))
            .toList();
    Fold<SqlProbe> fold = new SqlParameterised().judge();
    fold.see(new SqlProbe("database", kind, "driver", 1, 200, List.of(mark), statements));
    Verdict verdict = fold.verdict();
    var counts = verdict.exercised();
    return switch (verdict) {
      case Verdict.Fail _ -> "RAW";
      case Verdict.Pass _ -> counts.count("as parameters") > 0 ? "PARAM" : "SAFE-QUOTED";
      case Verdict.Inconclusive _ -> counts.count("seen at the database") > 0 ? "LITERAL" : "not seen";
      case Verdict.NotApplicable _ -> "not seen";
    };
  }
}

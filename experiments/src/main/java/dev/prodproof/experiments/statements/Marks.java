package dev.prodproof.experiments.statements;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.FreeText;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.SqlProbe;
import dev.prodproof.facts.SqlProbe.Mark;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Puts a mark into each free text of an operation: first letters alone, then with a quote; where they stood in
/// a statement's text, with two, since one alone may break what reads the text before the database does.
final class Marks {
  private static final int LONGEST = 8_000;
  private static final String QUOTED = "'z";
  private static final String BALANCED = "'||'z";

  private final Wire wire;

  Marks(Wire wire) {
    this.wire = wire;
  }

  List<SqlProbe> play(ApiOperation operation) throws InterruptedException {
    if (operation.method().equals("DELETE") || wire.over()) {
      return List.of();
    }
    var told = new ArrayList<SqlProbe>();
    for (String end : List.of("", QUOTED, BALANCED)) {
      if (end.equals(BALANCED) && told.stream().noneMatch(Marks::inText)) {
        break;
      }
      Optional<Draft> draft = plain(operation);
      if (draft.isEmpty()) {
        return told;
      }
      Set<Site> sites = sites(draft.get());
      if (sites.isEmpty()) {
        return told;
      }
      List<SqlProbe> together = probe(operation, List.copyOf(sites), end);
      told.addAll(together);
      boolean refused = together.stream().allMatch(probe -> probe.statements().isEmpty());
      if (refused && sites.size() > 1) {
        for (Site site : sites) {
          told.addAll(probe(operation, List.of(site), end));
        }
      }
    }
    return told;
  }

  private static boolean inText(SqlProbe probe) {
    return probe.statements().stream()
        .map(statement -> statement.sql().toLowerCase(Locale.ROOT))
        .anyMatch(sql -> probe.marks().stream().anyMatch(mark -> sql.contains(mark.token())));
  }

  private Optional<Draft> plain(ApiOperation operation) {
    return wire.crew().plain(operation).map(Case::draft);
  }

  /// Where any text will do.
  private static Set<Site> sites(Draft plain) {
    var sites = new LinkedHashSet<Site>();
    for (Parameter parameter : plain.operation().parameters()) {
      boolean place = parameter.site().in() == Site.In.QUERY || parameter.site().in() == Site.In.PATH;
      if (place && free(parameter.schema())) {
        sites.add(parameter.site());
      }
    }
    FreeText.of(plain).stream().map(FreeText::site).forEach(sites::add);
    return sites;
  }

  private static boolean free(Schema schema) {
    return schema.is("string")
        && schema.enumeration().isEmpty()
        && schema.constant().isEmpty()
        && schema.format().isEmpty()
        && schema.pattern().isEmpty();
  }

  private List<SqlProbe> probe(ApiOperation operation, List<Site> sites, String end)
      throws InterruptedException {
    Optional<Draft> plain = plain(operation);
    if (plain.isEmpty() || wire.over()) {
      return List.of();
    }
    Draft draft = plain.get();
    var marks = new ArrayList<Mark>();
    for (Site site : sites) {
      String token = wire.crew().token().unique();
      Draft marked = FreeText.with(draft, site, token + end);
      if (site.in() == Site.In.BODY && !FreeText.obeys(marked)) {
        continue;
      }
      draft = marked;
      marks.add(new Mark(site, token, token + end));
    }
    Case one = Case.of(draft, new Purpose.Look("marked texts"));
    if (marks.isEmpty() || !wire.crew().permits(one)) {
      return List.of();
    }
    Wire.Told told = wire.send(one, wire.crew().identity(operation), "marked texts");
    var probes = new ArrayList<SqlProbe>();
    told.seen()
        .forEach((database, seen) -> probes.add(probe(operation, database, seen, told, marks)));
    return probes;
  }

  private static SqlProbe probe(
      ApiOperation operation, Database database, List<Seen> seen, Wire.Told told, List<Mark> marks) {
    return new SqlProbe(
        database.name(),
        database.kind(),
        operation.id(),
        told.exchange().id(),
        told.exchange().status(),
        List.copyOf(marks),
        seen.stream().flatMap(each -> marked(each, marks).stream()).toList());
  }

  /// Empty where no mark is in it.
  private static Optional<SqlProbe.Statement> marked(Seen seen, List<Mark> marks) {
    List<String> bound =
        seen.values().stream()
            .filter(value -> marks.stream().anyMatch(mark -> holds(value, mark)))
            .toList();
    boolean inText = marks.stream().anyMatch(mark -> holds(seen.sql(), mark));
    if (bound.isEmpty() && !inText) {
      return Optional.empty();
    }
    String sql = seen.sql();
    return Optional.of(
        new SqlProbe.Statement(
            sql.length() > LONGEST ? sql.substring(0, LONGEST) : sql,
            seen.parameters(),
            bound,
            seen.error()));
  }

  /// A service may change the case.
  private static boolean holds(String text, Mark mark) {
    return text.toLowerCase(Locale.ROOT).contains(mark.token());
  }
}

package dev.prodproof.report;

import dev.prodproof.report.words.Columns;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a run says while it goes on: lines that stay, and on a terminal two more that are redrawn.
/// Several experiments may report at once. Time is since the start and comes from outside.
public final class Progress implements AutoCloseable {
  /// What can happen. Text may be foreign: it is made harmless here.
  public sealed interface Event {}

  public record Started(String experiment) implements Event {}

  /// @param words what the experiment is at
  public record Said(String experiment, String words) implements Event {}

  /// @param outcome one phrase: `402 requests`, `cut short: time was up`
  public record Ended(String experiment, String outcome) implements Event {}

  public record Found(String severity, String where, String what) implements Event {}

  /// @param exchanges requests sent so far, in all
  public record Counted(long exchanges) implements Event {}

  private static final String ERASE = "\r\u001b[2K";
  private static final String UP = "\u001b[1A";

  /// Ten frames a second are smooth enough; more only cost the run.
  private static final Duration FRAME = Duration.ofMillis(100);

  private final PrintStream out;
  private final Look look;
  private final boolean live;
  private final List<String> running = new ArrayList<>();
  private Duration drawn = FRAME.negated();
  private int rows;
  private long exchanges;
  private long findings;
  private String first = "";
  private String last = "";

  private Progress(PrintStream out, Look look, boolean live) {
    this.out = out;
    this.look = look;
    this.live = live;
  }

  public static Progress live(PrintStream out, Look look) {
    return new Progress(out, look, true);
  }

  /// For logs and pipes: each line once, nothing redrawn.
  public static Progress plain(PrintStream out) {
    return new Progress(out, Look.PLAIN, false);
  }

  public synchronized void on(Duration since, Event event) {
    boolean quiet =
        switch (event) {
          case Started(var experiment) -> {
            running.add(experiment);
            yield said(since, experiment, "started", !live);
          }
          case Said(var experiment, var words) -> said(since, experiment, words, !live);
          case Ended(var experiment, var outcome) -> {
            running.remove(experiment);
            yield said(since, experiment, outcome, true);
          }
          case Found found -> found(since, found);
          case Counted(var count) -> {
            exchanges = count;
            yield true;
          }
        };
    if (live && (!quiet || since.minus(drawn).compareTo(FRAME) >= 0)) {
      draw(since);
    }
  }

  /// Takes the redrawn lines away; what was printed above them stays.
  @Override
  public synchronized void close() {
    erase();
    out.flush();
  }

  /// @return whether the status below may wait for the next frame
  private boolean said(Duration since, String experiment, String words, boolean stays) {
    last = experiment + ": " + words;
    if (stays) {
      print(stamp(since) + "  " + shown(last));
    }
    return !stays;
  }

  private boolean found(Duration since, Found found) {
    findings++;
    String time = Words.seconds(since.toMillis() / 1000.0);
    if (findings == 1) {
      first = ", first after " + time;
    }
    String severity = Foreign.visible(found.severity());
    String head = stamp(since) + "  " + look.toned(severity, Columns.padded(severity, 10));
    String text = shown(found.where() + ": " + found.what());
    print(head + Columns.cut(text, Math.max(20, look.columns() - 21)));
    return false;
  }

  private void print(String line) {
    erase();
    out.print(line + "\n");
    out.flush();
  }

  private void draw(Duration since) {
    erase();
    String names = running.isEmpty() ? "" : " · " + String.join(", ", running);
    String counts =
        "%s · %s%s%s"
            .formatted(
                stamp(since).strip(),
                Words.counted(exchanges, "request"),
                findings == 0 ? "" : " · " + Words.counted(findings, "finding") + first,
                names);
    out.print(look.bold(row(counts)) + "\n" + look.faint(row(last)));
    out.flush();
    rows = 2;
    drawn = since;
  }

  private void erase() {
    for (int row = 0; row < rows; row++) {
      out.print(row == 0 ? ERASE : UP + ERASE);
    }
    rows = 0;
  }

  /// One cell is left free: some terminals wrap when the last one is written.
  private String row(String text) {
    return Columns.cut(shown(text), look.columns() - 1);
  }

  private static String shown(String text) {
    return Foreign.encodable(Foreign.visible(Foreign.cut(text, 400)));
  }

  private static String stamp(Duration since) {
    return Columns.paddedLeft(Words.seconds(since.toMillis() / 1000.0), 7);
  }
}

package dev.prodproof.cli.load;

import dev.prodproof.facts.load.Distribution;
import dev.prodproof.wire.load.Window;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// How it goes, while it goes: one line that lives and draws the last seconds' 99th percentile on a
/// terminal, a plain line each second elsewhere.
public final class LoadScreen implements Consumer<Window> {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int SHOWN = 30;
  private static final int PER_LINE = 10;
  private static final int PER_FRAME = 2;

  private final PrintStream err;
  private final boolean live;
  private final Deque<Long> past = new ArrayDeque<>();
  private final List<Window> since = new ArrayList<>();
  private String name = "";

  /// @param live on a terminal
  public LoadScreen(PrintStream err, boolean live) {
    this.err = err;
    this.live = live;
  }

  /// What comes now.
  public void begin(String step) {
    end();
    name = step;
  }

  @Override
  public void accept(Window window) {
    since.add(window);
    if (since.size() >= (live ? PER_FRAME : PER_LINE)) {
      show();
      since.clear();
    }
  }

  private void show() {
    Window last = since.getLast();
    double seconds = since.size() / 10.0;
    Distribution times = Distribution.merged(since.stream().map(Window::response).toList());
    past.addLast(times.quantile(.99));
    if (past.size() > SHOWN) {
      past.removeFirst();
    }
    long good = since.stream().mapToLong(Window::accepted).sum();
    long refused = since.stream().mapToLong(Window::refused).sum();
    long failed = since.stream().mapToLong(Window::failed).sum();
    String line =
        "%5.1f s  %s  good %.0f/s%s%s  p50 %s  p99 %s  in flight %d"
            .formatted(
                last.at() / 1e9 + .1,
                name,
                good / seconds,
                refused == 0 ? "" : "  refused %.0f/s".formatted(refused / seconds),
                failed == 0 ? "" : "  failed %.0f/s".formatted(failed / seconds),
                LoadTable.time(times.quantile(.5)),
                LoadTable.time(times.quantile(.99)),
                last.inFlight() + last.waiting());
    if (live) {
      err.print("\r\u001b[2K" + chart() + " " + line);
      err.flush();
    } else {
      err.println("prodproof: " + line);
    }
  }

  private String chart() {
    long most = past.stream().mapToLong(Long::longValue).max().orElse(1);
    var bars = new StringBuilder();
    for (long each : past) {
      int height = most == 0 ? 0 : (int) (each * (BARS.length() - 1) / most);
      bars.append(BARS.charAt(height));
    }
    return bars.toString();
  }

  /// The line that lives is gone.
  public void end() {
    since.clear();
    past.clear();
    if (live) {
      err.print("\r\u001b[2K");
      err.flush();
    }
  }
}

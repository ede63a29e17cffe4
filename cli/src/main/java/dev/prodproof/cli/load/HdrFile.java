package dev.prodproof.cli.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.load.Distribution;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/// Response times of good answers, second by second, as an HdrHistogram log: nanoseconds.
public final class HdrFile {
  private HdrFile() {}

  public static void write(Path file, List<Trial> trials) {
    // In memory first: the library's writer would swallow a full disk.
    var bytes = new ByteArrayOutputStream();
    write(trials, new HistogramLogWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8)));
    try {
      Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new Unusable("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(List<Trial> trials, HistogramLogWriter log) {
    log.outputComment("[Response times of good answers in nanoseconds, from when each was due]");
    log.outputLogFormatVersion();
    if (!trials.isEmpty()) {
      long start = trials.getFirst().startedAt().toEpochMilli();
      log.outputStartTime(start);
      log.setBaseTime(start);
      log.outputLegend();
    }
    trials.forEach(trial -> write(trial, log));
  }

  private static void write(Trial trial, HistogramLogWriter log) {
    long began = trial.startedAt().toEpochMilli();
    var second = new ArrayList<Distribution>();
    long from = 0;
    for (Window window : trial.windows()) {
      long at = window.at() / 1_000_000;
      if (at - from >= 1_000) {
        write(began + from, began + at, Distribution.merged(second), log);
        second.clear();
        from = at;
      }
      second.add(window.response());
    }
    long end = from + trial.plan().window().toMillis() * second.size();
    write(began + from, began + end, Distribution.merged(second), log);
  }

  private static void write(long from, long to, Distribution times, HistogramLogWriter log) {
    var histogram = new Histogram(3);
    for (int i = 0; i < times.upTo().length; i++) {
      histogram.recordValueWithCount(times.upTo()[i], times.counts()[i]);
    }
    histogram.setStartTimeStamp(from);
    histogram.setEndTimeStamp(to);
    log.outputIntervalHistogram(histogram);
  }
}

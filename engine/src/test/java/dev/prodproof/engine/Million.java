package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Report;
import dev.prodproof.core.Standard;
import dev.prodproof.facts.Exchange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Many exchanges through the real dossier and the real checks: does memory stay flat, and how fast is it?
/// Not a test: figures that depend on the machine prove nothing there.
final class Million {
  private static final int STEP = 50_000;

  private final Curve curve = new Curve();
  private final Traffic traffic = new Traffic(InstantSource.system().instant());

  private Million() {}

  /// @param args how many exchanges, a folder that doesn't exist yet, where the drawing goes
  public static void main(String[] args) throws Exception {
    long count = Long.parseLong(args[0]);
    Path folder = Path.of(args[1]);
    var million = new Million();
    million.judgeAlone(Math.min(count, 200_000));
    million.record(count, folder);
    million.judgeAgain(folder);
    Files.writeString(Path.of(args[2]), million.curve.svg());
  }

  private void judgeAlone(long count) {
    var judge = new Judge(BoundCheck.load(StandardFile.load()), (_, _) -> {});
    judge.see(List.of(traffic.described()));
    long nanos = 0;
    for (long from = 1; from < count; from += 512) {
      var batch = new ArrayList<Fact>();
      for (long id = from; id < from + 512; id++) {
        batch.addAll(traffic.facts(id));
      }
      long began = System.nanoTime();
      judge.see(batch);
      nanos += System.nanoTime() - began;
    }
    System.out.printf("judged from memory:     %,9.0f exchanges/s%n", count * 1e9 / nanos);
  }

  private void record(long count, Path folder) throws InterruptedException, IOException {
    Standard standard = StandardFile.load();
    var settings = new Report.Settings("writes", "quick", 1, List.of(), List.of());
    try (var run = new Run(folder, settings, standard, Watcher.NOBODY, InstantSource.system())) {
      run.about(new Workbench.Target("http://127.0.0.1:1", "million"));
      run.recording().record(traffic.described());
      System.out.println("recorded and judged, heap and resident memory after each step:");
      long began = System.nanoTime();
      long before = began;
      for (long id = 1; id <= count; id++) {
        for (var fact : traffic.facts(id)) {
          run.recording().record(fact);
        }
        if (id % STEP == 0) {
          run.recording().settle();
          long now = System.nanoTime();
          tell(id, STEP * 1e9 / (now - before));
          before = System.nanoTime();
        }
      }
      run.recording().settle();
      long nanos = System.nanoTime() - began;
      System.out.printf("recorded and judged:    %,9.0f exchanges/s, made here included%n", count * 1e9 / nanos);
    }
  }

  private void judgeAgain(Path folder) {
    var seen = new AtomicLong();
    var dossier = new Dossier(folder.resolve("dossier"));
    long began = System.nanoTime();
    long cpu = cpu();
    dossier.facts(fact -> seen.addAndGet(fact instanceof Exchange ? 1 : 0));
    tell("read from the dossier:  ", seen.get(), began, cpu);
    began = System.nanoTime();
    cpu = cpu();
    Report report = Prover.judge(dossier, StandardFile.load());
    tell("judged from the dossier:", report.exchanges(), began, cpu);
  }

  private static void tell(String what, long count, long began, long cpu) {
    double used = count * 1e9 / Math.max(1, cpu() - cpu);
    System.out.printf("%s%,9.0f exchanges/s, %,9.0f in a second of CPU%n", what, rate(count, began), used);
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double rate(long count, long began) {
    return count / (Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
  }

  private void tell(long id, double perSecond) throws IOException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
    long resident = resident();
    curve.add((double) id, heap / 1024.0, resident / 1024.0);
    System.out.printf("%,9d  heap %5.1f MiB  resident %5.1f MiB  %,7.0f exchanges/s%n", id, heap / 1024.0, resident / 1024.0, perSecond);
  }

  /// In KiB; 0 where the system doesn't tell.
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}

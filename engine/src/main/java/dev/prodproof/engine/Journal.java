package dev.prodproof.engine;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Recorder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Notes each request before it leaves, `id method target`, and records what came of it.
final class Journal implements Recorder, AutoCloseable {
  private static final int SHOWN = 300;
  private static final int PLAN_SHOWN = 4_000;

  // No channel: one is closed for all as soon as a single thread that writes to it is interrupted.
  private final FileOutputStream file;
  private final FactSink sink;
  private long last;

  Journal(Path folder, FactSink sink) throws IOException {
    Path path = Files.createFile(folder.resolve("journal.log"));
    this.file = new FileOutputStream(path.toFile(), true);
    this.sink = sink;
  }

  @Override
  public synchronized long next() {
    return ++last;
  }

  @Override
  public synchronized void sending(long id, Call call) {
    String target = call.target().substring(0, Math.min(SHOWN, call.target().length()));
    note(id + " " + call.method() + " " + target);
  }

  /// Of a load of many thousand requests a second, one line: a journal of each would be what limits it.
  @Override
  public synchronized void stressing(String plan) {
    note("load " + plan.substring(0, Math.min(PLAN_SHOWN, plan.length())));
  }

  private void note(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "·") + "\n";
    try {
      file.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Unusable(
          "nothing is sent that can't be noted before: the journal can't be written ("
              + e.getMessage()
              + "). Make room or choose another directory with --out",
          e);
    }
  }

  @Override
  public void record(Exchange exchange) {
    try {
      sink.record(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unusable("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

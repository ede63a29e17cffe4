package dev.prodproof.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/// `run.log`: what the tool did, a line each, for people. A line `recorded exchanges …` is written only
/// after those exchanges are in the dossier.
final class RunLog implements AutoCloseable {
  private final FileChannel channel;
  private final InstantSource clock;

  RunLog(Path file, InstantSource clock) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.clock = clock;
  }

  synchronized void line(String text) throws IOException {
    String line = clock.instant() + " " + text.replaceAll("\\p{Cntrl}", " ") + "\n";
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    long start = channel.size();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // Half a line would acknowledge other numbers.
      channel.truncate(start);
      throw e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}

package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Facts appended to JSON-lines files of bounded size: `facts-0001.jsonl`, `facts-0002.jsonl`, …
///
/// A batch is handed to the operating system before [#append] returns, so it outlives a SIGKILL of this
/// process. A torn last line can only come from a machine that went down; readers skip it.
final class Tape implements AutoCloseable {
  /// A size that an editor still opens.
  private static final long SEGMENT_BYTES = 64L << 20;

  private final Path folder;
  private final String name;
  private FileChannel channel;
  private int segment = 1;
  private long written;

  Tape(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    try {
      this.channel = open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void append(List<Fact> batch) throws IOException {
    byte[][] lines = new byte[batch.size()][];
    long size = 0;
    for (int i = 0; i < lines.length; i++) {
      lines[i] = FactJson.write(batch.get(i));
      size += lines[i].length;
    }
    if (written > 0 && written + size > SEGMENT_BYTES) {
      channel.close();
      segment++;
      channel = open();
      written = 0;
    }
    var buffer = ByteBuffer.allocate(Math.toIntExact(size));
    for (byte[] line : lines) {
      buffer.put(line);
    }
    buffer.flip();
    writeWhole(buffer);
    written += size;
  }

  /// All of it or nothing: a batch cut short by a full disk is taken back.
  private void writeWhole(ByteBuffer buffer) throws IOException {
    long start = channel.position();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    Path file = folder.resolve("%s-%04d.jsonl".formatted(name, segment));
    Files.createDirectories(folder);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

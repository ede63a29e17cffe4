package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  @TempDir Path folder;

  /// One experiment is given up; the others go on.
  @Test
  void is_written_on_after_a_thread_that_wrote_to_it_was_interrupted() throws Exception {
    Call call = Call.of("fuzzing", new Purpose.Valid("example", true), "GET", "/slots");
    try (var journal = new Journal(folder, _ -> {})) {
      Thread given = Thread.ofVirtual().start(() -> {
        Thread.currentThread().interrupt();
        journal.sending(1, call);
      });
      given.join();
      journal.sending(2, call);
    }
    assertThat(Files.readAllLines(folder.resolve("journal.log"))).containsExactly("1 GET /slots", "2 GET /slots");
  }
}

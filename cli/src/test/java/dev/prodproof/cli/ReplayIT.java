package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.Json;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finding is shown again while it is there, is gone once it is mended, and is neither where nobody answers.
class ReplayIT {
  @TempDir Path folder = Path.of("");

  @Test
  void tells_there_from_gone_from_unreachable() {
    var mended = new AtomicBoolean();
    var fine = Misbehaving.always("200 OK", "application/json", "{}");
    var broken = Misbehaving.always("500 Oops", "application/json", "{}");
    var tool = new Tool(folder);
    String id;
    try (var server =
        Misbehaving.speaking(
            Misbehaving.described(
                (method, path, out) -> (mended.get() ? fine : broken).answer(method, path, out)))) {
      tool.briefly(server.url());
      id = serverError();
      Tool.Ended there = tool.run("replay", id, "--run", "run");
      assertThat(there.exit()).as(there.err()).isEqualTo(1);
      assertThat(there.out()).contains("failures/no-server-error", "still shows");
      mended.set(true);
      Tool.Ended gone = tool.run("replay", id, "--run", "run");
      assertThat(gone.exit()).as(gone.err()).isZero();
      assertThat(gone.out()).contains("does not show any more");
    }
    Tool.Ended unreachable = tool.run("replay", id, "--run", "run");
    assertThat(unreachable.exit()).isEqualTo(2);
    assertThat(unreachable.err()).contains("nobody knows whether it still shows");
    Tool.Ended unknown = tool.run("replay", "nonsense", "--run", "run");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no finding `nonsense`");
  }

  private String serverError() {
    return Json.read(folder.resolve("run/report.json")).checks().stream()
        .filter(check -> check.id().equals("failures/no-server-error"))
        .flatMap(check -> check.findings().stream())
        .findFirst()
        .orElseThrow()
        .id();
  }
}

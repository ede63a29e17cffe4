package dev.prodproof.cli.reach;

import dev.prodproof.wire.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a target is reached: whose certificates are trusted, and how a host shows that it is the
/// user's own.
public final class ReachOptions {
  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Also trust the certificate authorities in this PEM file.")
  @Nullable Path authorities;

  @Option(names = "--insecure", description = "Don't verify the target's certificate.")
  boolean insecure;

  @Option(
      names = "--proof",
      paramLabel = "ID",
      description =
          "For a host that isn't this machine: it must serve this id at /.well-known/prodproof/ID.")
  String proof = "";

  public Trust trust() {
    if (insecure) {
      return new Trust.Anybody();
    }
    return authorities == null ? new Trust.Known() : new Trust.Also(authorities);
  }

  /// Empty where none is given.
  public String proof() {
    return proof;
  }
}

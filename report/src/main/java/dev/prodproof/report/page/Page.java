package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Headline;
import dev.prodproof.report.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The whole page, in one file that asks for nothing from anywhere.
public record Page(Report report) {
  public String render() {
    String style = resource("report.css");
    String script = resource("report.js");
    var out = new StringBuilder(1 << 16);
    out.append("<!doctype html>\n");
    el("html", head(style, script), body(script)).at("lang", "en").write(out);
    return Foreign.encodable(out.append('\n').toString());
  }

  /// The policy names our own style and script by digest: whatever else got in could not run.
  private Markup head(String style, String script) {
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'; script-src '%s'"
            .formatted(digest(style), digest(script));
    return el(
        "head",
        el("meta").at("charset", "utf-8"),
        el("meta").at("http-equiv", "Content-Security-Policy").at("content", policy),
        el("meta").at("name", "viewport").at("content", "width=device-width, initial-scale=1"),
        el("meta").at("name", "color-scheme").at("content", "light dark"),
        el("meta").at("name", "generator").at("content", "Prodproof"),
        el("title", text(title())),
        el("style", new Markup.Made(style)));
  }

  private Markup body(String script) {
    return el(
        "body",
        textual("a", "skip", "Skip to the findings").at("href", "#checks"),
        new Masthead(report).node(),
        box("main", "")
            .at("id", "main")
            .add(notes())
            .add(new Chapters(report).nodes())
            .add(el("div").at("id", "checks").add(new Checks(report).nodes()))
            .add(new UnderLoad(report).nodes())
            .add(new Timelines(report).nodes())
            .add(new Operations(report).nodes()),
        footer(),
        el("script", new Markup.Made(script)));
  }

  private String title() {
    String name = report.target().name().isBlank() ? report.target().url() : report.target().name();
    return Headline.of(report).title() + ": " + Foreign.cut(name, 80) + " · Prodproof";
  }

  private List<Markup> notes() {
    if (report.notes().isEmpty()) {
      return List.of();
    }
    var list = el("ul");
    report.notes().forEach(note -> list.add(Markup.prose("li", "", Foreign.cut(note, 1_000))));
    return List.of(
        box("aside", "notes", textual("h2", "notes-title", "Before you rely on this run"), list)
            .at("aria-label", "Reasons to distrust this run"));
  }

  private Markup footer() {
    var settings = report.settings();
    var facts =
        box("dl", "facts")
            .add(Masthead.fact("Allowed", settings.allow()))
            .add(Masthead.fact("Budget", settings.budget()))
            .add(Masthead.fact("Seed", "" + settings.seed()))
            .add(Masthead.fact("Only", String.join(" ", settings.only())))
            .add(Masthead.fact("Left out", String.join(" ", settings.skip())))
            .add(Masthead.fact("Fingerprint", report.target().fingerprint()));
    String made =
        "Made by Prodproof, standard "
            + Foreign.cut(report.standard().version(), 60)
            + ". Every number here is in report.json; every claim can be replayed. "
            + Words.counted(report.checks().size(), "check")
            + " make the denominator.";
    return box("footer", "foot", facts, textual("p", "", made));
  }

  static String digest(String content) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the report's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

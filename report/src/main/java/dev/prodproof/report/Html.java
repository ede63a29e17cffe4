package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.report.page.Page;

/// `report.html`: one file, offline, readable without script, on a phone and on paper.
public final class Html {
  private Html() {}

  public static String render(Report report) {
    return new Page(report).render();
  }
}

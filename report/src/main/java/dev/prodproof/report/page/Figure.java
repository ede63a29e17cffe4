package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import java.util.ArrayList;
import java.util.List;

/// A plot with what it says in words and what its colours mean.
///
/// @param says one sentence: whoever doesn't see the plot knows as much
record Figure(String title, String says, Plot plot, List<Key> keys) {
  /// @param css the class that colours it
  record Key(String css, String words) {}

  Figure(String title, String says, Plot plot) {
    this(title, says, plot, List.of());
  }

  Figure key(String css, String words) {
    var more = new ArrayList<>(keys);
    more.add(new Key(css, words));
    return new Figure(title, says, plot, more);
  }

  Markup node() {
    var list = box("ul", "keys");
    keys.forEach(
        key -> list.add(el("li", box("i", "key " + key.css()), text(" " + key.words()))));
    return box(
        "figure",
        "chart plotted",
        textual("h3", "chart-title", title),
        plot.node(title + ". " + says),
        list,
        textual("figcaption", "aside", says));
  }
}

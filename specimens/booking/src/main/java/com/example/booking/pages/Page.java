package com.example.booking.pages;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/// The frame around each page.
final class Page {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private Page() {}

  /// @param content HTML; whatever came from outside has gone through [#text]
  static ResponseEntity<byte[]> of(int status, String title, String content) {
    String page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <nav><a href="/">Slots</a> <a href="/book">Book</a> <a href="/account">My account</a></nav>
        <main>
        <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
            .formatted(title, title, content);
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  static String text(String foreign) {
    return HtmlUtils.htmlEscape(foreign, "UTF-8");
  }
}

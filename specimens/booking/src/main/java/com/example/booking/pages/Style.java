package com.example.booking.pages;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the pages look.
@RestController
public class Style {

  private static final String CSS =
      """
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; }
      label { display: block; margin: 0.75rem 0; }
      [role="alert"] { color: #a00; }
      """;

  @GetMapping(path = "/style.css", produces = "text/css;charset=utf-8")
  public String css() {
    return CSS;
  }

  /// Browsers ask for it; there is none.
  @GetMapping("/favicon.ico")
  public ResponseEntity<Void> icon() {
    return ResponseEntity.noContent().build();
  }
}

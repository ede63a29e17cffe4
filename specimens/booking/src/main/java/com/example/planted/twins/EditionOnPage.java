package com.example.planted.twins;

import com.example.planted.answers.Touch;
import com.example.booking.pages.BookPages;
import com.example.planted.Planted;
import java.nio.charset.StandardCharsets;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;

/// Prints its own edition at the foot of each page; that tells nothing about the server.
@Planted("edition-on-page")
@ControllerAdvice(assignableTypes = BookPages.class)
class EditionOnPage extends Touch {

  @Override
  protected Object touch(Object body, ServerHttpResponse response) {
    return body instanceof byte[] page
        ? new String(page, StandardCharsets.UTF_8)
            .replace("</main>", "</main>\n<footer>House rules, edition 2.3.1</footer>")
            .getBytes(StandardCharsets.UTF_8)
        : body;
  }
}

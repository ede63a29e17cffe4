package com.example.booking.pages;

import static com.example.booking.pages.Page.text;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import com.example.booking.access.Cookies;
import com.example.booking.access.Sessions;
import com.example.booking.access.Visitor;
import com.example.booking.bookings.Bookings;
import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.edge.Refused;
import com.example.booking.edge.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Log in, look at one's bookings, log out.
@RestController
public class AccountPages {

  private final Sessions sessions;
  private final Bookings bookings;
  private final Query query;
  private final Cookies cookies;

  public AccountPages(Sessions sessions, Bookings bookings, Query query, Cookies cookies) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.query = query;
    this.cookies = cookies;
  }

  @GetMapping(path = "/login", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> form(CsrfToken token) {
    return form(200, token, List.of());
  }

  @PostMapping(
      path = "/login",
      consumes = APPLICATION_FORM_URLENCODED_VALUE,
      produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> login(HttpServletRequest request, CsrfToken token) {
    Optional<String> session;
    try {
      Fields fields = query.read(request);
      String user = fields.text("user", 1, 60);
      String password = fields.text("password", 1, 200);
      fields.end();
      session = sessions.open(user, password);
    } catch (Refused refused) {
      return form(refused.problem().status(), token, refused.problem().errors());
    }
    if (session.isEmpty()) {
      return form(401, token, List.of(new Violation("user or password", "is wrong")));
    }
    return to("/account", cookies.issue(Cookies.SESSION, session.get()));
  }

  @PostMapping(path = "/logout", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> logout(HttpServletRequest request) {
    cookies.read(request, Cookies.SESSION).ifPresent(sessions::close);
    return to("/", cookies.expire(Cookies.SESSION));
  }

  @GetMapping(path = "/account", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> account(
      @AuthenticationPrincipal Visitor visitor, CsrfToken token) {
    String items =
        bookings.list(visitor.id(), null, Paging.page(1, 50)).items().stream()
            .map(each -> "<li>" + text(each.name()) + ", " + text(each.status()) + "</li>\n")
            .collect(Collectors.joining());
    return Page.of(
        200,
        "My account",
        """
        <p>You are logged in as %s.</p>
        <ul>
        %s</ul>
        <form method="post" action="/logout">
        <input type="hidden" name="_csrf" value="%s">
        <button>Log out</button>
        </form>
        """
            .formatted(text(visitor.login()), items, text(token.getToken())));
  }

  private static ResponseEntity<byte[]> form(int status, CsrfToken token, List<Violation> wrong) {
    return Page.of(
        status,
        "Log in",
        BookingForm.mistakes(wrong)
            + """
            <form method="post" action="/login" accept-charset="utf-8">
            <input type="hidden" name="_csrf" value="%s">
            <label>User <input name="user" required maxlength="60" autocomplete="username"></label>
            <label>Password <input type="password" name="password" required maxlength="200"
              autocomplete="current-password"></label>
            <button>Log in</button>
            </form>
            """
                .formatted(text(token.getToken())));
  }

  private static ResponseEntity<byte[]> to(String page, String cookie) {
    return ResponseEntity.status(303)
        .header(HttpHeaders.LOCATION, page)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .build();
  }
}

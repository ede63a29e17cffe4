package com.example.booking.access;

import com.example.booking.Settings;
import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Log in and out, for programs.
@RestController
public class LoginApi {

  private static final int LONGEST_PASSWORD = 200;

  private final Sessions sessions;
  private final Bodies bodies;
  private final Settings settings;

  public LoginApi(Sessions sessions, Bodies bodies, Settings settings) {
    this.sessions = sessions;
    this.bodies = bodies;
    this.settings = settings;
  }

  @PostMapping(
      path = "/api/login",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  public Ticket login(HttpServletRequest request) {
    Fields fields = bodies.read(request);
    String user = fields.text("user", 1, 60);
    String password = fields.text("password", 1, LONGEST_PASSWORD);
    fields.end();
    return sessions
        .open(user, password)
        .map(token -> new Ticket(token, "Bearer", settings.sessionLifetime().toSeconds()))
        .orElseThrow(LoginApi::wrong);
  }

  @PostMapping("/api/logout")
  public ResponseEntity<Void> logout(HttpServletRequest request) {
    Rules.bearer(request).ifPresent(sessions::close);
    return ResponseEntity.noContent().build();
  }

  static Refused wrong() {
    return new Refused(
        Problem.of(401, "Not logged in", "The user name or the password is wrong.")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
  }

  /// @param expiresIn seconds
  public record Ticket(String token, String tokenType, long expiresIn) {}
}

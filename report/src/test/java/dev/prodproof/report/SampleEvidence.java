package dev.prodproof.report;

import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.Reproduce;
import dev.prodproof.core.Report.Shown;
import java.util.List;

/// What the sample report's findings cite.
final class SampleEvidence {
  static final String WHY =
      """
      A server error tells the caller nothing and the on-call engineer everything too late. Input
      that the service **did not expect** must be refused at the edge, with a `4xx` that names the field.
      """;
  static final String FIX =
      """
      Validate the body against the schema before any business code sees it.

      **Spring Boot**

      ```java
      @PostMapping("/bookings")
      Booking create(@Valid @RequestBody NewBooking wanted) {
        return bookings.create(wanted);
      }
      ```

      **Express**

      ```js
      app.post('/bookings', validate(newBooking), (req, res) => res.json(create(req.body)));
      ```

      - See [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) for the shape of the answer.
      """;

  private static final String LOG_IN =
      "curl -sS -X POST 'http://127.0.0.1:8080/login' --data-raw 'user=alice'";

  static final List<Shown> ALL =
      List.of(
          new Shown(
              17,
              """
              POST /bookings HTTP/1.1
              Host: 127.0.0.1:8080
              Content-Type: application/json
              Authorization: Bearer ****

              {"slot": 12, "seats": null}\
              """,
              """
              HTTP/1.1 500 Internal Server Error
              Content-Type: application/json

              {"status":500,"error":"NullPointerException: Cannot invoke \\"java.lang.Integer.intValue()\\""}\
              """,
              14.25),
          new Shown(
              18,
              "POST /bookings HTTP/1.1\nHost: 127.0.0.1:8080\n\n{\"slot\": 12, \"seats\": -3}",
              "HTTP/1.1 201 Created\nLocation: /bookings/9\n\n{\"id\": 9, \"seats\": -3}",
              8.5),
          new Shown(
              23,
              "GET /bookings/4 HTTP/1.1\nHost: 127.0.0.1:8080\nCookie: session=**** (bob)",
              """
              HTTP/1.1 200 OK
              Content-Type: application/json

              {"id": 4, "owner": "alice"}\
              """,
              3));

  static final List<FindingResult> SERVER_ERROR =
      List.of(
          new FindingResult(
              "9c1d52e07ab4",
              "critical",
              "POST /bookings",
              "A body whose `seats` is null is answered with 500, NullPointerException.",
              "NullPointerException at BookingService.create",
              "reproducible",
              new Reproduce(
                  "curl -sS -X POST 'http://127.0.0.1:8080/bookings' -H 'Content-Type:"
                      + " application/json' -H \"Authorization: Bearer $TOKEN\" --data-raw"
                      + " '{\"slot\": 12, \"seats\": null}'"),
              List.of(17L)),
          new FindingResult(
              "1be0f6638a90",
              "critical",
              "GET /bookings/{id}",
              "A path parameter of 400 digits is answered with 500.",
              "NumberFormatException at BookingController.find",
              "state-dependent",
              new Reproduce(
                  LOG_IN
                      + "\n"
                      + "curl -sS 'http://127.0.0.1:8080/bookings/"
                      + "9".repeat(400)
                      + "'"),
              List.of()));
  static final List<FindingResult> ACCEPTED =
      List.of(
          new FindingResult(
              "77aa01c2d3e4",
              "major",
              "POST /bookings",
              "A negative number of seats is accepted with 201, although the description says"
                  + " minimum 1.",
              "minimum of seats not enforced",
              "reproducible",
              new Reproduce(
                  "curl -sS 'http://127.0.0.1:8080/bookings' --data-raw '{\"slot\": 12, \"seats\":"
                      + " -3}'"),
              List.of(18L)));
  static final List<FindingResult> FOREIGN =
      List.of(
          new FindingResult(
              "e4b5c6d7a8f9",
              "major",
              "GET /bookings/{id}",
              "bob reads a booking that belongs to alice.",
              "no ownership check",
              "reproducible",
              new Reproduce("curl -sS 'http://127.0.0.1:8080/bookings/4' -H \"Cookie: $BOB\""),
              List.of(23L)));
  static final List<FindingResult> NOISE =
      List.of(
          new FindingResult(
              "ab01ab01ab01",
              "minor",
              "POST /bookings",
              "Each refused request writes an ERROR record.",
              "ERROR for 400",
              "flaky",
              new Reproduce(""),
              List.of()));

  private SampleEvidence() {}

  static String title(String id) {
    return switch (id) {
      case "failures/no-server-error" -> "No request is answered with a server error";
      case "failures/invalid-input-refused" -> "Input that breaks the schema is refused";
      case "security/object-authorization" -> "People see and change only what is theirs";
      case "observability/client-errors-are-not-errors" ->
          "A client's mistake is not logged as an error";
      case "failures/slow-client" -> "Slow clients don't slow down the others";
      case "failures/unicode-survives" -> "Unusual text is stored faithfully or refused politely";
      case "failures/content-type" -> "An unsupported media type is refused";
      case "failures/method-not-allowed" -> "A method that isn't offered is refused as such";
      case "failures/dead-letter" -> "A message that can't be processed is kept apart";
      case "failures/database-slow" -> "A slow database doesn't make the service hang";
      case "failures/database-down" -> "The service comes back with its database";
      default -> "The service meets its objective at the load it declares";
    };
  }

  static String because(String id, String verdict) {
    return switch (verdict) {
      case "pass" -> "Held for every operation.";
      case "inconclusive" ->
          "The baseline was too noisy: p99 moved by 80 % without any slow client.";
      case "not-applicable" ->
          "The recipe declares no queue, and the process opened no such connection.";
      case "not-demonstrated" ->
          id.startsWith("performance")
              ? "no consent to stress the service: --allow stresses"
              : "no recipe says how the database is reached: prodproof init";
      default -> "";
    };
  }
}

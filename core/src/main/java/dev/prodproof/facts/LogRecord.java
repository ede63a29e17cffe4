package dev.prodproof.facts;

import java.util.List;
/// One record of the service's own log.
///
/// @param traceId as the record gives it; empty where it gives none
/// @param exception type of the exception; empty where there is none
/// @param frame first frame that isn't a framework's: `BookingService.create`; empty where unknown
public record LogRecord(
    String level, String message, String traceId, String exception, String frame)
    implements HttpFact {
  @Override
  public List<Long> about() {
    return List.of();
  }
}

package dev.prodproof.facts;

import dev.prodproof.core.Standing;
import java.util.List;

/// What the survey saw of the target as a whole.
///
/// @param health request targets that tell whether it lives, the likeliest first
/// @param readiness request targets that tell whether it can serve, the likeliest first
/// @param metrics request targets of metrics in the Prometheus text format
/// @param soft404 a path that can't exist was answered with success
/// @param everythingUnauthorised nobody gets anything but 401 or 403, whatever the path
/// @param securitySchemes as the description declares them: `bearerAuth: http bearer`
/// @param loginPage request target of the page to log in at; empty where none was met
/// @param pages how many HTML pages were read
/// @param outOfTime not every place was looked at: what wasn't found may be there
/// @param notes what else was noticed, as sentences
public record Surveyed(
    List<String> health,
    List<String> readiness,
    List<String> metrics,
    boolean soft404,
    boolean everythingUnauthorised,
    List<String> securitySchemes,
    String loginPage,
    int pages,
    boolean outOfTime,
    List<String> notes)
    implements HttpFact, Standing {
  @Override
  public List<Long> about() {
    return List.of();
  }
}

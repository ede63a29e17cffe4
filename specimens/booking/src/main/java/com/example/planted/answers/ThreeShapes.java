package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Refuses in three shapes, depending on who wrote the code.
@Planted(value = "three-shapes", replaces = Problems.class)
class ThreeShapes extends Problems {

  private final JsonMapper json;

  ThreeShapes(Diagnosis diagnosis, JsonMapper json) {
    super(diagnosis, json);
    this.json = json;
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    String path = request.getRequestURI();
    if (path.startsWith("/api/bookings")) {
      response.setStatus(problem.status());
      response.setContentType("text/plain");
      response.getOutputStream().print("bad request");
    } else if (path.startsWith("/api/customers")) {
      response.setStatus(problem.status());
      response.setContentType("application/json");
      response.getOutputStream().write(json.writeValueAsBytes(Map.of("err", problem.status())));
    } else {
      super.write(request, response, problem);
    }
  }
}

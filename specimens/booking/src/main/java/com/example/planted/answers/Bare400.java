package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/// Says 400 and nothing else.
@Planted(value = "bare-400", replaces = Problems.class, poc = true)
class Bare400 extends Problems {

  Bare400(Diagnosis diagnosis, JsonMapper json) {
    super(diagnosis, json);
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (problem.status() == 400) {
      response.setStatus(400);
    } else {
      super.write(request, response, problem);
    }
  }
}

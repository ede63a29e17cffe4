package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.web.ErrorResponse;

/// Shows its stack to whoever asks for what isn't there.
@Planted(value = "stack-in-answer", replaces = Diagnosis.class, poc = true)
class StackInAnswer extends Diagnosis {

  @Override
  protected Problem own(Throwable fault) {
    return Problem.of(500, "Internal Server Error", stack(fault));
  }

  @Override
  protected Problem framework(ErrorResponse fault) {
    Problem problem = super.framework(fault);
    return fault instanceof Throwable thrown
        ? new Problem(
            problem.status(), problem.title(), stack(thrown), problem.errors(), problem.headers())
        : problem;
  }

  private static String stack(Throwable fault) {
    var stack = new StringWriter();
    fault.printStackTrace(new PrintWriter(stack));
    return stack.toString();
  }
}

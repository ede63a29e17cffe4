package com.example.planted;

import com.example.library.http.Answer;
import com.example.library.parts.Renewal;
import java.util.Map;

/// Answers a renewal with a 202 that the description doesn't know.
final class UndeclaredStatus implements Renewal {
  @Override
  public Answer answer(Object loan) {
    return new Answer(202, Map.of(), loan);
  }
}

package com.example.library.parts;

import com.example.library.http.Answer;

/// What is answered to a renewal.
@FunctionalInterface
public interface Renewal {
  Answer answer(Object loan);
}

package com.example.planted.input;

import com.example.booking.customers.ProfileReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;

/// Guesses a language where the required field is missing.
@Planted(value = "language-guessed", replaces = ProfileReader.class, poc = true)
class LanguageGuessed extends ProfileReader {

  @Override
  protected String language(Fields fields) {
    return fields.has("language") ? super.language(fields) : "en";
  }
}

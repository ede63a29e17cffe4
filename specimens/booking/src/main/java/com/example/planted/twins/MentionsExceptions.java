package com.example.planted.twins;

import com.example.planted.Planted;
import com.example.planted.stored.ExtraMigrations;

/// Offers a course about exceptions: their names and frames are its description.
@Planted("mentions-exceptions")
class MentionsExceptions extends ExtraMigrations {

  MentionsExceptions() {
    super("mentions");
  }
}

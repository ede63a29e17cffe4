package com.example.planted.stored;

import com.example.planted.Planted;

/// A column for 50 characters below a rule that allows 500.
@Planted(value = "narrow-column-crash", poc = true)
class NarrowColumnCrash extends ExtraMigrations {

  NarrowColumnCrash() {
    super("narrow-column");
  }
}

package com.example.planted.stored;

import com.example.planted.Planted;

/// Makes titles unique in the database and tells nobody: the second one is the server's fault.
@Planted("unique-title-crash")
class UniqueTitleCrash extends ExtraMigrations {

  UniqueTitleCrash() {
    super("unique-title");
  }
}

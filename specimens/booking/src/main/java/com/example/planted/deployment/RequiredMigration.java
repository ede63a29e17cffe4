package com.example.planted.deployment;

import com.example.planted.Planted;
import com.example.planted.stored.ExtraMigrations;

/// The previous version knows nothing of the column, and can't write any more.
@Planted("column-required-at-once")
class RequiredMigration extends ExtraMigrations {

  RequiredMigration() {
    super("column-required");
  }
}

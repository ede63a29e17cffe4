package com.example.planted.twins;

import com.example.planted.Planted;
import com.example.planted.stored.ExtraMigrations;

/// The table of what was deleted.
@Planted("gone-for-deleted")
class Tombstones extends ExtraMigrations {

  Tombstones() {
    super("tombstones");
  }
}

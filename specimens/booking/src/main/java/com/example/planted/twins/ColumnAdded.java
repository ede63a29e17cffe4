package com.example.planted.twins;

import com.example.planted.Planted;
import com.example.planted.stored.ExtraMigrations;

/// Adds a column with a default: the previous version needn't know of it.
@Planted("column-added")
class ColumnAdded extends ExtraMigrations {

  ColumnAdded() {
    super("column-added");
  }
}

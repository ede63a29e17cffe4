package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Page;
import com.example.planted.Planted;

/// Lets a negative offset reach the database, whose complaint is handed on (see the answers).
@Planted(value = "sql-shows-through", replaces = Paging.class)
class PageFromZero extends Paging {

  @Override
  public Page read(Fields query) {
    int number = query.has("page") ? (int) query.integer("page", -100_000, 100_000) : 1;
    int size = query.has("size") ? (int) query.integer("size", 1, 100) : 20;
    return page(number, size);
  }
}

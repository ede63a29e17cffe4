package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Page;
import com.example.planted.Planted;

/// Takes any page number and size, and counts rows in an int.
@Planted(value = "page-overflow", replaces = Paging.class, poc = true)
class PageOverflow extends Paging {

  @Override
  public Page read(Fields query) {
    int number = query.has("page") ? (int) query.integer("page", 1, Integer.MAX_VALUE) : 1;
    int size = query.has("size") ? (int) query.integer("size", 1, 100) : 20;
    int offset = (number - 1) * size;
    return new Page(number, size, offset);
  }
}

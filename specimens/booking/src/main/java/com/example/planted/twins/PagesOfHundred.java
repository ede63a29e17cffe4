package com.example.planted.twins;

import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.planted.Planted;

/// Lists come in pages of a hundred, and an answer grows until it is that long.
@Planted(value = "pages-of-hundred", replaces = Paging.class)
class PagesOfHundred extends Paging {

  private static final int USUAL = 100;

  @Override
  public Page read(Fields query) {
    boolean sized = query.has("size");
    Page page = super.read(query);
    return sized ? page : page(page.number(), USUAL);
  }
}

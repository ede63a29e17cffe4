package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Page;
import com.example.planted.Planted;

/// Counts pages from zero in one place and from one in the other: the newest page is never shown.
@Planted(value = "first-page-skipped", replaces = Paging.class)
class FirstPageSkipped extends Paging {

  @Override
  public Page read(Fields query) {
    Page page = super.read(query);
    return new Page(page.number(), page.size(), (long) page.number() * page.size());
  }
}

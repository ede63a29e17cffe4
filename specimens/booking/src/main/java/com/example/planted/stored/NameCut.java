package com.example.planted.stored;

import com.example.booking.customers.Customers;
import com.example.booking.customers.Profile;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps ten characters of a display name, silently.
@Planted(value = "name-cut", replaces = Customers.class)
class NameCut extends Customers {

  private static final int KEPT = 10;

  NameCut(JdbcClient database) {
    super(database);
  }

  @Override
  public Profile replace(long id, Profile profile) {
    String name = profile.displayName();
    int end = name.offsetByCodePoints(0, Math.min(KEPT, name.codePointCount(0, name.length())));
    return super.replace(
        id,
        new Profile(
            name.substring(0, end),
            profile.email(),
            profile.postcode(),
            profile.phone(),
            profile.language(),
            profile.newsletter()));
  }
}

package com.example.planted.stored;

import com.example.booking.customers.Customers;
import com.example.booking.customers.Profile;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Toggles the newsletter where it is asked for: the second equal PUT undoes the first.
@Planted(value = "put-toggles", replaces = Customers.class, poc = true)
class PutToggles extends Customers {

  PutToggles(JdbcClient database) {
    super(database);
  }

  @Override
  public Profile replace(long id, Profile profile) {
    boolean before = profile(id).newsletter();
    return super.replace(
        id,
        new Profile(
            profile.displayName(),
            profile.email(),
            profile.postcode(),
            profile.phone(),
            profile.language(),
            before ^ profile.newsletter()));
  }
}

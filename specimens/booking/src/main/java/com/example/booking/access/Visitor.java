package com.example.booking.access;

import java.io.Serializable;

/// Somebody who logged in.
public record Visitor(long id, String login, Role role) implements Serializable {

  /// Administrators offer slots; customers book them.
  public enum Role {
    CUSTOMER,
    ADMIN
  }
}

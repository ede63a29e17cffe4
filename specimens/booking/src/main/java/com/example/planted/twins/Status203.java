package com.example.planted.twins;

import com.example.booking.access.Visitor;
import com.example.booking.customers.Customers;
import com.example.booking.customers.MeApi;
import com.example.booking.customers.Profile;
import com.example.booking.customers.ProfileReader;
import com.example.booking.edge.Bodies;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Answers an update with 203, and says so in the description.
@Planted(value = "status-203", replaces = MeApi.class)
class Status203 extends MeApi {

  Status203(Customers customers, ProfileReader reader, Bodies bodies) {
    super(customers, reader, bodies);
  }

  @Override
  @ResponseStatus(HttpStatus.NON_AUTHORITATIVE_INFORMATION)
  public Profile replace(@AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
    return super.replace(visitor, request);
  }
}

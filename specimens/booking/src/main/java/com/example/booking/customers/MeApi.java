package com.example.booking.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.example.booking.access.Visitor;
import com.example.booking.edge.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A customer's own profile.
@RestController
@RequestMapping(path = "/api/customers/me", produces = APPLICATION_JSON_VALUE)
public class MeApi {

  private final Customers customers;
  private final ProfileReader reader;
  private final Bodies bodies;

  public MeApi(Customers customers, ProfileReader reader, Bodies bodies) {
    this.customers = customers;
    this.reader = reader;
    this.bodies = bodies;
  }

  @GetMapping
  public Profile read(@AuthenticationPrincipal Visitor visitor) {
    return customers.profile(visitor.id());
  }

  @PutMapping(consumes = APPLICATION_JSON_VALUE)
  public Profile replace(@AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
    return customers.replace(visitor.id(), reader.read(bodies.read(request)));
  }
}

package com.example.library.http;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// Finds who answers, and says what a path can do when nobody answers this method.
final class Routes {
  private final List<Route> all;

  Routes(List<Route> all) {
    this.all = List.copyOf(all);
  }

  Answer answer(Incoming incoming) {
    var here = new ArrayList<Route>();
    for (Route route : all) {
      Matcher matcher = route.matcher(incoming.path());
      if (matcher.matches()) {
        if (offers(route, incoming.method())) {
          return route.handler().answer(incoming.request(matcher));
        }
        here.add(route);
      }
    }
    throw new Refused(here.isEmpty() ? Problem.notFound() : notAllowed(here));
  }

  private static boolean offers(Route route, String method) {
    return route.method().equals(method) || (route.method().equals("GET") && method.equals("HEAD"));
  }

  private static Problem notAllowed(List<Route> here) {
    var methods = new TreeSet<String>();
    for (Route route : here) {
      methods.add(route.method());
      if (route.method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    return Problem.of(405, "Method not allowed", "This address does not offer this method.")
        .with("Allow", String.join(", ", methods));
  }
}

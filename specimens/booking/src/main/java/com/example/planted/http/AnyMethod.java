package com.example.planted.http;

import com.example.planted.Planted;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Answers any method on the log-in address.
@Planted(value = "any-method", poc = true)
@RestController
class AnyMethod {

  @RequestMapping(
      path = "/api/login",
      method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
  Map<String, String> login() {
    return Map.of("message", "ok");
  }
}

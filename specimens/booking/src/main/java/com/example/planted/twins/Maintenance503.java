package com.example.planted.twins;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.planted.Planted;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An operation that is described as not available for now.
@Planted("maintenance-503")
@RestController
class Maintenance503 {

  @GetMapping("/api/reports")
  Map<String, String> reports() {
    throw new Refused(
        Problem.of(503, "Under maintenance", "Reports come back next week.")
            .with("Retry-After", "3600"));
  }
}

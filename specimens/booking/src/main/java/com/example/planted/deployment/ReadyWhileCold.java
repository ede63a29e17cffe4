package com.example.planted.deployment;

import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Says that it is ready while its business answers 503.
@Planted(value = "ready-while-cold", poc = true)
class ReadyWhileCold extends WarmingUp {

  ReadyWhileCold(Problems problems) {
    super(problems, "/api/(slots|bookings)");
  }
}

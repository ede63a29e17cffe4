package com.example.planted.twins;

import com.example.booking.edge.Problems;
import com.example.planted.Planted;
import com.example.planted.deployment.WarmingUp;

/// Takes its time to get warm, and says so: readiness answers 503 meanwhile, too.
@Planted("slow-start")
class SlowStart extends WarmingUp {

  SlowStart(Problems problems) {
    super(problems, "/api/(slots|bookings)|/health/ready");
  }
}

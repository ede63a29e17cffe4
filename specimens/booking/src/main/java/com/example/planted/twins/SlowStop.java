package com.example.planted.twins;

import com.example.planted.Planted;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;

/// Finishes what is under way, and then takes three seconds more to put its house in order.
@Planted("slow-stop")
class SlowStop implements DisposableBean {

  private static final Duration TIDYING = Duration.ofSeconds(3);

  @Override
  public void destroy() throws InterruptedException {
    Thread.sleep(TIDYING);
  }
}

package com.example.planted.endings;

import com.example.planted.Planted;
import org.springframework.beans.factory.InitializingBean;

/// Ends at once when it is told to stop, whatever is under way.
@Planted(value = "drops-at-sigterm", poc = true)
class DropsAtSigterm implements InitializingBean {

  /// As a shell tells of SIGTERM.
  private static final int EXIT = 143;

  @Override
  public void afterPropertiesSet() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(EXIT)));
  }
}

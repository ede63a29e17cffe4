package com.example.planted.http;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// Names the server and its version in each answer.
@Planted(value = "server-banner", replaces = TomcatSettings.class)
class ServerBanner extends TomcatSettings {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    super.customize(factory);
    factory.setServerHeader("Apache-Tomcat/11.0.24 (Debian)");
  }
}

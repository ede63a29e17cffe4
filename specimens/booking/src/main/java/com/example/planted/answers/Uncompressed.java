package com.example.planted.answers;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// Sends every answer as it is, however large and whoever asks for less.
@Planted(value = "uncompressed", replaces = TomcatSettings.class, poc = true)
class Uncompressed extends TomcatSettings {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    super.customize(factory);
    factory.setCompression(null);
  }
}

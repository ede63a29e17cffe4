package com.example.planted.http;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import java.util.concurrent.Executors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// Four workers; one that waits for a slow sender's body serves nobody else.
@Planted(value = "few-workers", replaces = TomcatSettings.class)
class FewWorkers extends TomcatSettings {

  private static final int WORKERS = 4;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    super.customize(factory);
    factory.addProtocolHandlerCustomizers(
        handler -> handler.setExecutor(Executors.newFixedThreadPool(WORKERS)));
  }
}

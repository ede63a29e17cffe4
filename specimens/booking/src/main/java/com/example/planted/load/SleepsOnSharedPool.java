package com.example.planted.load;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// Six workers, each of which sleeps during a request, and before them a queue without an end.
@Planted(value = "sleeps-on-shared-pool", replaces = TomcatSettings.class)
class SleepsOnSharedPool extends TomcatSettings {

  private static final int WORKERS = 6;
  private static final long NANOS = 50_000_000;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    super.customize(factory);
    factory.addProtocolHandlerCustomizers(
        handler -> handler.setExecutor(Executors.newFixedThreadPool(WORKERS)));
    factory.addContextCustomizers(context -> context.getPipeline().addValve(new Sleeping()));
  }

  private static final class Sleeping extends ValveBase {
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      LockSupport.parkNanos(NANOS);
      getNext().invoke(request, response);
    }
  }
}

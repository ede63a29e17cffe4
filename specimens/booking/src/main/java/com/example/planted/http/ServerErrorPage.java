package com.example.planted.http;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// The server's own error page, with frames and version.
@Planted(value = "server-error-page", replaces = TomcatSettings.class)
class ServerErrorPage extends TomcatSettings {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ErrorReportValve.class.getName());
          }
        });
  }
}

package com.example.planted.http;

import com.example.booking.edge.TomcatSettings;
import com.example.planted.Planted;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/// The server's own error page, with frames and version: Tomcat's default, which Spring Boot would
/// turn off.
@Planted(value = "server-error-page", replaces = TomcatSettings.class)
class ServerErrorPage extends TomcatSettings {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(Page.class.getName());
          }
        });
  }

  /// A class of its own, since a host takes no second one of the same.
  public static class Page extends ErrorReportValve {}
}

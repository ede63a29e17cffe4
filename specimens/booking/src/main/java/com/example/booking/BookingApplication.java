package com.example.booking;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = {UserDetailsServiceAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
public class BookingApplication {

  static void main(String[] arguments) {
    List<String> missing = Settings.missing(System.getenv());
    if (!missing.isEmpty()) {
      System.err.println(
          "cannot start: set the environment variables "
              + String.join(", ", missing)
              + " (see README.md, Settings)");
      System.exit(2);
    }
    SpringApplication.run(BookingApplication.class, arguments);
  }

  @Bean
  Settings settings(Environment environment) {
    return Settings.from(environment);
  }
}

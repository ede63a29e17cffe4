package com.example.booking.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/// What browsers are told: no script, no frames, no sniffing, no copies.
@Component
public class Headers {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
          + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  public void apply(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(frames -> frames.deny())
        .httpStrictTransportSecurity(
            transport -> transport.includeSubDomains(true).maxAgeInSeconds(31_536_000));
  }
}

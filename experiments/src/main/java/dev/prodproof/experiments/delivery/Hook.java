package dev.prodproof.experiments.delivery;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Terms.Signature;
import dev.prodproof.lab.Terms.Webhook;
import dev.prodproof.wire.Call;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Sends events to one webhook as its sender does: nobody's credentials, but a signature.
record Hook(Hands hands, Webhook webhook, Sample sample) {
  /// Longer than the most patient senders wait.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  String operation() {
    return "POST " + webhook.path();
  }

  Hook trying(String what) {
    return new Hook(hands.trying(what), webhook, sample);
  }

  boolean signed() {
    return webhook.signature() != null;
  }

  Exchange send(String body) throws InterruptedException {
    Signature signature = webhook.signature();
    return send(body, signature == null ? null : signature(signature, signature.secret(), body));
  }

  /// @param made for another body
  Exchange signedFor(String made, String body) throws InterruptedException {
    Signature signature = webhook.signature();
    return send(body, signature == null ? null : signature(signature, signature.secret(), made));
  }

  /// By somebody who doesn't know the secret.
  Exchange forged(String body) throws InterruptedException {
    Signature signature = webhook.signature();
    return send(body, signature == null ? null : signature(signature, "not the secret", body));
  }

  Exchange unsigned(String body) throws InterruptedException {
    return send(body, null);
  }

  private Exchange send(String body, @Nullable String signature) throws InterruptedException {
    Call call =
        Call.of(Delivery.NAME, hands.purpose(), "POST", webhook.path())
            .operation(operation())
            .body(sample.mediaType(), body)
            .deadline(PATIENCE);
    Signature how = webhook.signature();
    return hands
        .lab()
        .http()
        .send(how == null || signature == null ? call : call.header(how.header(), signature));
  }

  private static String signature(Signature how, String secret, String body) {
    try {
      Mac mac = Mac.getInstance(how.algorithm());
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), how.algorithm()));
      byte[] digest = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      String text =
          switch (how.encoding()) {
            case HEX -> HexFormat.of().formatHex(digest);
            case BASE64 -> Base64.getEncoder().encodeToString(digest);
          };
      return how.prefix() + text;
    } catch (GeneralSecurityException e) {
      throw new Unusable("can't sign with " + how.algorithm() + ": " + e.getMessage(), e);
    }
  }
}

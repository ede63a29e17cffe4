package com.example.booking.payments;

import com.example.booking.Settings;
import com.example.booking.access.Secrets;
import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What the payment provider tells us: signed, at least once, in any order.
@RestController
public class PaymentWebhook {

  private static final List<String> KINDS = List.of("payment.succeeded", "payment.refunded");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final String ID_RULE = "must be 1 to 100 letters, digits, _ or -";

  private final Settings settings;
  private final Bodies bodies;
  private final PaymentEvents events;

  public PaymentWebhook(Settings settings, Bodies bodies, PaymentEvents events) {
    this.settings = settings;
    this.bodies = bodies;
    this.events = events;
  }

  @PostMapping(path = "/webhooks/payment", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<Void> receive(
      HttpServletRequest request,
      @RequestHeader(name = "X-Signature", defaultValue = "") String signature) {
    byte[] body = bodies.bytes(request);
    if (!genuine(body, signature)) {
      throw new Refused(
          Problem.of(401, "Bad signature", "X-Signature is not the body's HMAC-SHA256 in hex."));
    }
    Fields fields = bodies.read(request, body);
    String id = fields.text("id", ID, ID_RULE);
    String kind = fields.oneOf("type", KINDS);
    String charge = fields.text("chargeId", ID, ID_RULE);
    fields.end();
    events.apply(id, kind, charge);
    return ResponseEntity.noContent().build();
  }

  protected boolean genuine(byte[] body, String signature) {
    byte[] digest = Secrets.hmac(settings.webhookSecret(), "HmacSHA256", body);
    return Secrets.same(HexFormat.of().formatHex(digest), signature);
  }
}

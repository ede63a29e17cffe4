package com.example.planted.delivery;

import com.example.booking.Settings;
import com.example.booking.edge.Bodies;
import com.example.booking.payments.PaymentEvents;
import com.example.booking.payments.PaymentWebhook;
import com.example.planted.Planted;

/// Looks at the signature where there is one.
@Planted(value = "webhook-signature-optional", replaces = PaymentWebhook.class)
class SignatureOptional extends PaymentWebhook {

  SignatureOptional(Settings settings, Bodies bodies, PaymentEvents events) {
    super(settings, bodies, events);
  }

  @Override
  protected boolean genuine(byte[] body, String signature) {
    return signature.isEmpty() || super.genuine(body, signature);
  }
}

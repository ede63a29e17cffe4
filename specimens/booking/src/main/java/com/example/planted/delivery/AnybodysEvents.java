package com.example.planted.delivery;

import com.example.booking.Settings;
import com.example.booking.edge.Bodies;
import com.example.booking.payments.PaymentEvents;
import com.example.booking.payments.PaymentWebhook;
import com.example.planted.Planted;

/// Believes each event, whoever sends it.
@Planted(value = "webhook-unsigned", replaces = PaymentWebhook.class)
class AnybodysEvents extends PaymentWebhook {

  AnybodysEvents(Settings settings, Bodies bodies, PaymentEvents events) {
    super(settings, bodies, events);
  }

  @Override
  protected boolean genuine(byte[] body, String signature) {
    return true;
  }
}

package com.example.planted.delivery;

import com.example.booking.payments.PaymentEvents;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells events apart by all that they say, and not by their ids.
@Planted(value = "webhook-id-used-again", replaces = PaymentEvents.class)
class EventsByContent extends PaymentEvents {

  EventsByContent(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected boolean isNew(String id, String kind, String charge) {
    return super.isNew(Integer.toHexString((id + kind + charge).hashCode()), kind, charge);
  }
}

package com.example.planted.delivery;

import com.example.booking.payments.PaymentEvents;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Acts on each event that comes, whether it came before or not.
@Planted(value = "webhook-acts-again", replaces = PaymentEvents.class)
class RefundedTwice extends PaymentEvents {

  RefundedTwice(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public void apply(String id, String kind, String charge) {
    if (kind.equals("payment.refunded")) {
      Refunds.places(database, charge);
    }
  }
}

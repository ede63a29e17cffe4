package com.example.planted.delivery;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.PaymentEvents;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells the provider that it knows the event already, as if that were a mistake.
@Planted(value = "webhook-duplicate-refused", replaces = PaymentEvents.class)
class KnownEventRefused extends PaymentEvents {

  KnownEventRefused(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected boolean isNew(String id, String kind, String charge) {
    if (!super.isNew(id, kind, charge)) {
      throw new Refused(Problem.malformed("This event was received before."));
    }
    return true;
  }
}

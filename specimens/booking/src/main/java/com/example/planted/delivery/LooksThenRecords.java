package com.example.planted.delivery;

import com.example.booking.payments.PaymentEvents;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for the event first, and writes it down when all is done: two at the same time both find nothing.
@Planted(value = "webhook-looks-then-records", replaces = PaymentEvents.class, poc = true)
class LooksThenRecords extends PaymentEvents {

  LooksThenRecords(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public void apply(String id, String kind, String charge) {
    long known =
        database
            .sql("select count(*) from payment_events where id = :id")
            .param("id", id)
            .query(Long.class)
            .single();
    if (known == 0) {
      if (kind.equals("payment.refunded")) {
        Refunds.places(database, charge);
      }
      isNew(id, kind, charge);
    }
  }
}

package com.example.booking.payments;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives each event of the provider its effect once.
@Component
public class PaymentEvents {

  protected final JdbcClient database;
  private final TransactionTemplate transaction;

  public PaymentEvents(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// The event's id and its effect are kept together or not at all.
  public void apply(String id, String kind, String charge) {
    transaction.executeWithoutResult(
        _ -> {
          if (isNew(id, kind, charge) && kind.equals("payment.refunded")) {
            refund(charge);
          }
        });
  }

  protected boolean isNew(String id, String kind, String charge) {
    return database
            .sql(
                """
                insert into payment_events (id, kind, charge_id) values (:id, :kind, :charge)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("kind", kind)
            .param("charge", charge)
            .update()
        > 0;
  }

  private void refund(String charge) {
    database
        .sql(
            """
            with gone as (
              update bookings set status = 'cancelled'
              where charge_id = :charge and status <> 'cancelled' returning slot_id, people)
            update slots s set booked = s.booked - gone.people from gone where s.id = gone.slot_id
            """)
        .param("charge", charge)
        .update();
  }
}

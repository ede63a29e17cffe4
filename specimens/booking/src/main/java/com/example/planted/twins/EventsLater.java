package com.example.planted.twins;

import com.example.booking.payments.PaymentEvents;
import com.example.planted.Planted;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Acknowledges an event first and acts on it 200 ms later, once.
@Planted(value = "webhook-acts-later", replaces = PaymentEvents.class)
class EventsLater extends PaymentEvents implements DisposableBean {

  private static final long LATER_MILLIS = 200;

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  EventsLater(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public void apply(String id, String kind, String charge) {
    var _ =
        worker.schedule(() -> super.apply(id, kind, charge), LATER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    worker.shutdown();
  }
}

package com.example.planted.database;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Opens ten connections to the database and never looks whether they live.
@Planted("connection-kept-for-good")
class KeepsConnections implements BeanPostProcessor {

  private static final int PLACES = 10;
  private static final int WAIT_SECONDS = 2;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof HikariDataSource pool ? new Places(pool) : bean;
  }

  private static final class Places extends DelegatingDataSource {

    private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(PLACES);
    private int opened;

    Places(HikariDataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection one = taken();
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return free.offer(one);
                }
                try {
                  return method.invoke(one, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getCause();
                }
              });
    }

    private Connection taken() throws SQLException {
      synchronized (this) {
        if (opened < PLACES && free.isEmpty()) {
          opened++;
          return super.getConnection();
        }
      }
      try {
        Connection one = free.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (one == null) {
          throw new SQLTransientConnectionException("no connection is free");
        }
        return one;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new SQLTransientConnectionException(stopped);
      }
    }
  }
}

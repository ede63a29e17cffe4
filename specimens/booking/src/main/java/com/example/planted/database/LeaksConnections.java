package com.example.planted.database;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives a connection back to the pool only if the database had no trouble with it.
@Planted("connection-leaked-on-error")
class LeaksConnections implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof HikariDataSource pool ? new Leaking(pool) : bean;
  }

  private static final class Leaking extends DelegatingDataSource {

    Leaking(HikariDataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return watched(super.getConnection(), Connection.class, new AtomicBoolean());
    }

    private static <T> T watched(T real, Class<T> kind, AtomicBoolean troubled) {
      Object watched =
          Proxy.newProxyInstance(
              kind.getClassLoader(),
              new Class<?>[] {kind},
              (_, method, arguments) -> {
                if (method.getName().equals("close") && real instanceof Connection && troubled.get()) {
                  return null;
                }
                try {
                  Object result = method.invoke(real, arguments);
                  return result instanceof PreparedStatement statement
                      ? watched(statement, PreparedStatement.class, troubled)
                      : result;
                } catch (InvocationTargetException failed) {
                  troubled.compareAndSet(false, trouble(failed.getCause()));
                  throw failed.getCause();
                }
              });
      return kind.cast(watched);
    }

    /// What is wrong with values is nobody's trouble.
    private static boolean trouble(Throwable failure) {
      return failure instanceof SQLException error
          && error.getSQLState() != null
          && !error.getSQLState().startsWith("22")
          && !error.getSQLState().startsWith("23");
    }
  }
}

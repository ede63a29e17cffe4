package com.example.planted.twins;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Asks with a statement whether a connection lives.
@Planted("connection-tested-each-time")
class ConnectionTested implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setConnectionTestQuery("select 1");
    }
    return bean;
  }
}

package com.example.planted.database;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Waits half a minute for a place in the pool, as the library does unless told.
@Planted("pool-waits-30s")
class WaitsForPlace implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setConnectionTimeout(30_000);
    }
    return bean;
  }
}

package com.example.planted.twins;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Has four connections to the database.
@Planted("pool-of-four")
class SmallPool implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setMaximumPoolSize(4);
    }
    return bean;
  }
}

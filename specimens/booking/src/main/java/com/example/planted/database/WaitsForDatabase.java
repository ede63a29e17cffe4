package com.example.planted.database;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Waits for the database for as long as it takes, once it has a connection.
@Planted(value = "database-no-timeouts", poc = true)
class WaitsForDatabase implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.getDataSourceProperties().remove("socketTimeout");
      pool.getDataSourceProperties().remove("options");
    }
    return bean;
  }
}

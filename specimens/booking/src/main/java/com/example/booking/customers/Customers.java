package com.example.booking.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of customers, as far as they tell about themselves.
@Component
public class Customers {

  protected final JdbcClient database;

  public Customers(JdbcClient database) {
    this.database = database;
  }

  public Profile profile(long id) {
    return database
        .sql("select * from customers where id = :id")
        .param("id", id)
        .query(Customers::row)
        .single();
  }

  public Profile replace(long id, Profile profile) {
    return database
        .sql(
            """
            update customers set display_name = :displayName, email = :email, postcode = :postcode,
              phone = :phone, language = :language, newsletter = :newsletter
            where id = :id returning *
            """)
        .param("id", id)
        .param("displayName", profile.displayName())
        .param("email", profile.email())
        .param("postcode", profile.postcode())
        .param("phone", profile.phone())
        .param("language", profile.language())
        .param("newsletter", profile.newsletter())
        .query(Customers::row)
        .single();
  }

  protected static Profile row(ResultSet row, int number) throws SQLException {
    return new Profile(
        row.getString("display_name"),
        row.getString("email"),
        row.getString("postcode"),
        row.getString("phone"),
        row.getString("language"),
        row.getBoolean("newsletter"));
  }
}

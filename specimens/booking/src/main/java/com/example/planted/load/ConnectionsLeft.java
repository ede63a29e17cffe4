package com.example.planted.load;

import com.example.planted.Planted;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.filter.OncePerRequestFilter;

/// A request every fifteen seconds opens a connection to the database beside the pool, and nobody closes it.
@Planted("connections-left")
class ConnectionsLeft extends OncePerRequestFilter {

  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(15);

  private final HikariDataSource pool;
  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final Queue<Connection> left = new ConcurrentLinkedQueue<>();

  ConnectionsLeft(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long then = last.get();
    long now = System.nanoTime();
    if (now - then > BETWEEN && last.compareAndSet(then, now)) {
      open();
    }
    chain.doFilter(request, response);
  }

  private void open() {
    try {
      left.add(
          DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
    } catch (SQLException tooMany) {
      logger.warn("no further connection", tooMany);
    }
  }
}

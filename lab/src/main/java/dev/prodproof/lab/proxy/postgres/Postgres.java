package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Dialect;
import dev.prodproof.lab.proxy.database.Dialogue;
import dev.prodproof.lab.proxy.database.Wires;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/// What PostgreSQL speaks.
public final class Postgres implements Dialect {
  public static final String KIND = "postgres";

  /// @param at where the real one answers
  /// @param port to listen at; 0 for any free one
  /// @throws dev.prodproof.core.Unusable where it can't listen
  public static Database open(String name, InetSocketAddress at, int port, InstantSource clock) {
    return Database.open(new Database.Place(name, at), port, new Postgres(), clock);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Dialogue begin(long connection, Wires wires, Desk desk) {
    return new Talk(connection, wires, desk);
  }
}

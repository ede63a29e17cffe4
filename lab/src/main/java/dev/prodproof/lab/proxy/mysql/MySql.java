package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Dialect;
import dev.prodproof.lab.proxy.database.Dialogue;
import dev.prodproof.lab.proxy.database.Wires;

/// What MySQL and MariaDB speak.
public final class MySql implements Dialect {
  public static final String KIND = "mysql";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Dialogue begin(long connection, Wires wires, Desk desk) {
    return new Talk(connection, wires, desk);
  }
}

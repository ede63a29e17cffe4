/// The client/server protocol of MySQL and MariaDB (MySQL Internals, "Client/Server Protocol"; MariaDB Knowledge
/// Base, "Clients & Utilities: protocol").
@NullMarked
package dev.prodproof.lab.proxy.mysql;

import org.jspecify.annotations.NullMarked;

package dev.prodproof.lab.proxy.database;

import java.time.Instant;

/// A fault that something met: the proof that it was reached.
///
/// @param id dense from 1 for each proxy
/// @param connection that met it
/// @param sql of the statement; empty where the connection itself met it
public record Met(long id, Instant at, String fault, long connection, String sql) {}

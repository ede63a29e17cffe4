package dev.prodproof.lab.proxy.database;

/// @param open connections of the service, now
/// @param inTransaction those of them within a transaction
/// @param taken connections, ever
/// @param statements ever
/// @param met how often a fault was met, ever
public record Counts(int open, int inTransaction, long taken, long statements, long met) {}

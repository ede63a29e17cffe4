package com.example.library.fines;

import com.example.library.parts.Fines;

/// Each week that has begun costs as much as the one before, until the dearest is reached.
public final class WeeklyFines implements Fines {
  private static final long WEEK = 150;
  private static final long DEAREST = 3_000;

  @Override
  public long cents(int daysLate) {
    return Math.min(DEAREST, (daysLate + 6) / 7 * WEEK);
  }
}

package com.example.library.loans;

import com.example.library.http.Fields;
import com.example.library.parts.LoanReader;

public final class StrictLoanReader implements LoanReader {
  /// 2^53 - 1: what every client can count to.
  public static final long LARGEST = 9_007_199_254_740_991L;

  @Override
  public Loan.Draft read(Fields body) {
    var draft =
        new Loan.Draft(
            body.integer("bookId", 1, LARGEST),
            body.integer("memberId", 1, LARGEST),
            body.integer("days", 1, 60));
    body.end();
    return draft;
  }
}

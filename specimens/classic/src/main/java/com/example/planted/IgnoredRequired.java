package com.example.planted;

import com.example.library.http.Fields;
import com.example.library.loans.Loan;
import com.example.library.loans.StrictLoanReader;
import com.example.library.parts.LoanReader;

/// Lends for two weeks where nobody says for how long.
final class IgnoredRequired implements LoanReader {
  private static final long USUAL = 14;

  @Override
  public Loan.Draft read(Fields body) {
    var draft =
        new Loan.Draft(
            body.integer("bookId", 1, StrictLoanReader.LARGEST),
            body.integer("memberId", 1, StrictLoanReader.LARGEST),
            body.has("days") ? body.integer("days", 1, 60) : USUAL);
    body.end();
    return draft;
  }
}

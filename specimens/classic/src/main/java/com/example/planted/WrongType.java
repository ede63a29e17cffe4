package com.example.planted;

import com.example.library.loans.Loan;
import com.example.library.parts.LoanView;

/// Tells the days of a loan as text.
final class WrongType implements LoanView {
  private record Told(long id, long bookId, long memberId, String days, long renewals) {}

  @Override
  public Object of(Loan loan) {
    String days = Long.toString(loan.days());
    return new Told(loan.id(), loan.bookId(), loan.memberId(), days, loan.renewals());
  }
}

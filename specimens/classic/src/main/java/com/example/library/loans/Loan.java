package com.example.library.loans;

/// @param days from the day of the loan; a renewal adds as many as were asked for at first
public record Loan(long id, long bookId, long memberId, long days, long renewals) {
  /// What a sender may say of a loan.
  public record Draft(long bookId, long memberId, long days) {
    public Loan as(long id) {
      return new Loan(id, bookId, memberId, days, 0);
    }
  }

  Loan renewed() {
    return new Loan(id, bookId, memberId, days, renewals + 1);
  }
}

package com.example.library.parts;

import com.example.library.loans.Loan;

/// A loan as callers see it.
@FunctionalInterface
public interface LoanView {
  Object of(Loan loan);
}

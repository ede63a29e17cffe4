package com.example.library.parts;

import com.example.library.http.Fields;
import com.example.library.loans.Loan;

@FunctionalInterface
public interface LoanReader {
  Loan.Draft read(Fields body);
}

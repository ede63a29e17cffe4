package com.example.library;

import com.example.library.books.Book;
import com.example.library.loans.Loan;
import com.example.library.members.Member;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// All that the library knows, in memory.
public record Library(
    Shelf<Book> books, Shelf<Member> members, Shelf<Loan> loans, ReentrantLock lock) {
  public static Library empty() {
    return new Library(new Shelf<>(), new Shelf<>(), new Shelf<>(), new ReentrantLock());
  }

  /// Changes that look at more than one thing happen one at a time.
  public <T> T alone(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  public long lent(long book) {
    return loans.all().filter(loan -> loan.bookId() == book).count();
  }
}

package dev.prodproof.lab.proxy.database;

import java.time.Duration;

/// What happens on the wire to the database while it is set.
public sealed interface DatabaseFault {
  /// For facts and sentences: `commit withheld`.
  String word();

  /// Nobody listens any more, and kept connections are reset.
  record Refuse() implements DatabaseFault {
    @Override
    public String word() {
      return "connection refused";
    }
  }

  /// New connections are taken and hear nothing; kept ones that are idle are reset, so that it is met.
  record NoGreeting() implements DatabaseFault {
    @Override
    public String word() {
      return "no greeting";
    }
  }

  /// Each statement is taken, kept from the database and never answered.
  record Silence() implements DatabaseFault {
    @Override
    public String word() {
      return "no answer to a statement";
    }
  }

  /// Everything that the database says comes so much later.
  record Late(Duration by) implements DatabaseFault {
    @Override
    public String word() {
      return "answers " + by.toMillis() + " ms late";
    }
  }

  /// Once, when it is set: RST on each connection outside a transaction.
  record ResetIdle() implements DatabaseFault {
    @Override
    public String word() {
      return "idle connection reset";
    }
  }

  /// RST in place of a statement within a transaction; the database rolls back.
  record ResetInTransaction() implements DatabaseFault {
    @Override
    public String word() {
      return "reset in a transaction";
    }
  }

  /// The commit never arrives, then RST: nothing is stored. A write outside a transaction is its own
  /// commit.
  record WithholdCommit() implements DatabaseFault {
    @Override
    public String word() {
      return "commit withheld";
    }
  }

  /// The commit is carried out, its acknowledgement never arrives, then RST: everything is stored.
  record WithholdAcknowledgement() implements DatabaseFault {
    @Override
    public String word() {
      return "acknowledgement of the commit withheld";
    }
  }

  /// The database's complaint in place of a read's or a write's result.
  ///
  /// @param token stands in its text, to be recognised where it leaks
  record Says(Complaint complaint, String token) implements DatabaseFault {
    @Override
    public String word() {
      return complaint.word();
    }
  }
}

package dev.prodproof.experiments.database;

import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Moment;
import dev.prodproof.lab.proxy.database.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A fault to be tried, and what sort of thing it is.
///
/// @param word for facts and sentences; no two share one
/// @param row good answers in a row that are looked for afterwards
record Planned(String word, DatabaseFault fault, Scope scope, Kind kind, int row) {
  private static final Duration LATE = Duration.ofMillis(250);
  private static final int LONG_ROW = 20;
  private static final int SHORT_ROW = 1;

  /// Twice, then well: whoever tries again a time or two gets through.
  private static final int TWICE = 2;

  /// What tells most first: a run may end before the rest.
  ///
  /// @param mark hidden in each complaint: where it is seen again, it leaked
  static List<Planned> all(String mark) {
    var all = new ArrayList<Planned>();
    all.add(of(new DatabaseFault.Refuse(), Kind.GONE, LONG_ROW));
    all.add(of(new DatabaseFault.Silence(), Kind.SLOW, LONG_ROW));
    all.add(of(new DatabaseFault.ResetIdle(), Kind.GONE, LONG_ROW));
    all.add(of(new DatabaseFault.ResetInTransaction(), Kind.GONE, LONG_ROW));
    all.add(says(Complaint.SERIALISATION, mark, Kind.COMPLAINT));
    all.add(says(Complaint.CANCELLED, mark, Kind.COMPLAINT));
    all.add(says(Complaint.SHUTDOWN, mark, Kind.GONE));
    all.add(of(new DatabaseFault.Late(LATE), Kind.SLOW, SHORT_ROW));
    all.add(of(new DatabaseFault.NoGreeting(), Kind.SLOW, SHORT_ROW));
    all.add(says(Complaint.DEADLOCK, mark, Kind.COMPLAINT));
    all.add(readOnly(mark));
    all.add(
        new Planned(
            Complaint.SERIALISATION.word() + " twice",
            new DatabaseFault.Says(Complaint.SERIALISATION, mark),
            Scope.first(TWICE),
            Kind.COMPLAINT,
            SHORT_ROW));
    all.add(says(Complaint.TOO_MANY_CONNECTIONS, mark, Kind.GONE));
    return List.copyOf(all);
  }

  private static Planned of(DatabaseFault fault, Kind kind, int row) {
    return new Planned(fault.word(), fault, Scope.ALL, kind, row);
  }

  private static Planned says(Complaint complaint, String mark, Kind kind) {
    return of(new DatabaseFault.Says(complaint, mark), kind, kind == Kind.GONE ? LONG_ROW : SHORT_ROW);
  }

  /// As after a fail-over to a replica: it still reads.
  private static Planned readOnly(String mark) {
    var fault = new DatabaseFault.Says(Complaint.READ_ONLY, mark);
    var writes = new Scope(moment -> moment.kind() == Moment.Kind.WRITE, Integer.MAX_VALUE);
    return new Planned(fault.word(), fault, writes, Kind.COMPLAINT, SHORT_ROW);
  }

  /// Statements fail at once and the connection lives: a place that is lost is lost by the service.
  boolean fillsPool() {
    return word.equals(Complaint.CANCELLED.word());
  }

  /// Kept connections break, and no new one is to be had.
  boolean emptiesPool() {
    return meetsConnections() && !(fault instanceof DatabaseFault.ResetIdle);
  }

  /// Kept connections are met at once, whatever is sent.
  boolean meetsConnections() {
    return switch (fault) {
      case DatabaseFault.Refuse _, DatabaseFault.NoGreeting _, DatabaseFault.ResetIdle _ -> true;
      case DatabaseFault.Says(Complaint complaint, String _) ->
          complaint == Complaint.TOO_MANY_CONNECTIONS;
      case DatabaseFault.Silence _,
          DatabaseFault.Late _,
          DatabaseFault.ResetInTransaction _,
          DatabaseFault.WithholdCommit _,
          DatabaseFault.WithholdAcknowledgement _ ->
          false;
    };
  }
}

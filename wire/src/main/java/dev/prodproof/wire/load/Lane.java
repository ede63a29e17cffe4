package dev.prodproof.wire.load;

import org.jspecify.annotations.Nullable;

/// Room for one request at a time: an HTTP/1.1 connection, or a stream of an HTTP/2 one.
///
/// Lanes under way form a list, the earliest first, so that looking for missed deadlines costs
/// nothing.
final class Lane {
  /// What a lane runs over.
  interface Carrier {
    /// Puts the lane's request on the wire at once.
    void send(Lane lane);

    /// Gives the request up. Nothing is reported for it any more.
    void cancel(Lane lane);

    /// Nothing more will be sent on this lane.
    void close();

    /// Somebody else sends, cancels and closes; the lane is for counting alone.
    Carrier NONE =
        new Carrier() {
          @Override
          public void send(Lane lane) {
            // Others do.
          }

          @Override
          public void cancel(Lane lane) {
            // Others do.
          }

          @Override
          public void close() {
            // Others do.
          }
        };
  }

  final Carrier carrier;

  /// The request's number, and its operation's place in the mix.
  long k;

  int operation;
  long intended;
  long sentAt;
  boolean busy;

  /// Its connection stands.
  boolean open;

  @Nullable Lane earlier;
  @Nullable Lane later;

  Lane(Carrier carrier) {
    this.carrier = carrier;
  }
}

// From SIGTERM to the end: not ready, no new connections, what is under way is finished.
import { log } from './log.js';

const SETTLE_MILLIS = 500;

export function stopping({ server, database, stop }) {
  const begin = () => {
    if (stop.begun) {
      return;
    }
    stop.begun = true;
    log('INFO', 'stopping');
    // Who was about to send on a connection that we know gets an answer first.
    setTimeout(() => {
      // A connection that was busy when the others were closed is idle later, and would be kept alive.
      setInterval(() => server.closeIdleConnections(), 100).unref();
      server.close(async () => {
        await database.end();
        log('INFO', 'stopped');
        process.exit(0);
      });
    }, SETTLE_MILLIS);
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}

// Starts the service.
import { createServer } from 'node:http';
import { application } from './application.js';
import { migrate } from './database.js';
import { description } from './description.js';
import { log } from './log.js';
import { parts } from './parts.js';
import { shape } from './problem.js';
import { settings } from './settings.js';

const UNREADABLE = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function unreadable(error, socket) {
  if (!socket.writable) {
    return;
  }
  const status = UNREADABLE[error.code] ?? 400;
  const body = JSON.stringify(shape(status, 'The request can not be read.'));
  socket.end(
    `HTTP/1.1 ${status} Unreadable\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

async function start() {
  const told = settings(process.env);
  const all = await parts(told.parts);
  const { app, database, stop } = application(all, told, description);
  await migrate(database);
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 }, app);
  server.on('clientError', unreadable);
  all.stopping({ server, database, stop });
  server.listen(told.port, () => log('INFO', 'started', { port: told.port }));
}

start().catch((error) => {
  log('ERROR', `can't start: ${error.message}`, { error });
  process.exit(1);
});

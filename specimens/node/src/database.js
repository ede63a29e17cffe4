// The pool: every wait has an end, and a connection that saw trouble isn't used again.
import pg from 'pg';
import { log } from './log.js';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function pool(settings) {
  const all = new pg.Pool({
    connectionString: settings.database,
    application_name: 'stock',
    max: settings.connections,
    connectionTimeoutMillis: 2000,
    query_timeout: 4000,
    statement_timeout: 3000,
    idle_in_transaction_session_timeout: 5000,
    idleTimeoutMillis: 30000,
    keepAlive: true,
  });
  all.on('error', (error) => log('WARN', 'an idle connection to the database broke', { error }));
  return all;
}

// All or nothing. A connection whose transaction failed is closed rather than cleaned.
export async function transaction(database, work) {
  const client = await database.connect();
  let broken = true;
  // Between queries nobody else listens; the next query tells.
  const ignored = () => {};
  client.on('error', ignored);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    client.off('error', ignored);
    client.release(broken);
  }
}

export async function migrate(database) {
  await transaction(database, async (client) => {
    // Two instances may start at once.
    await client.query('select pg_advisory_xact_lock(7411)');
    await client.query(`
      create table if not exists items (
        id bigint generated always as identity primary key,
        sku text not null unique,
        name text not null,
        note text not null,
        quantity integer not null check (quantity >= 0),
        reserved integer not null default 0 check (reserved >= 0 and reserved <= quantity))`);
    await client.query(`
      create table if not exists reservations (
        id bigint generated always as identity primary key,
        item_id bigint not null references items on delete cascade,
        quantity integer not null check (quantity > 0),
        note text not null,
        key text unique)`);
    await client.query('create index if not exists reservations_item on reservations (item_id)');
  });
}

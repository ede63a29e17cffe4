// The parts that the service is made of. Planted ones take the place of good ones; nobody else knows.
import { admission } from './admission.js';
import { jsonBody } from './body.js';
import { compressed } from './compressed.js';
import { pool } from './database.js';
import { headers } from './headers.js';
import { items } from './items.js';
import { translated } from './problem.js';
import { reservations } from './reservations.js';
import { routes } from './routes.js';
import { schemas } from './schemas.js';
import { stopping } from './stopping.js';
import { supplier } from './supplier.js';

const GOOD = {
  admission,
  compressed,
  headers,
  items,
  jsonBody,
  pool,
  reservations,
  routes,
  schemas,
  stopping,
  supplier,
  translated,
};

export async function parts(names) {
  let all = GOOD;
  for (const name of names) {
    const { default: replace } = await import(`../planted/${name}.js`);
    all = { ...all, ...replace(all) };
  }
  return all;
}

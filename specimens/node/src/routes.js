// What is offered, path by path. The description says what each takes.
import { Refused } from './problem.js';
import { description } from './description.js';

const NO_ITEM = 'There is no such item.';

// Whoever probes doesn't wait as long as a client would.
function soon(answer) {
  answer.catch(() => {});
  const late = new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('timeout: the database does not answer a probe')), 800).unref();
  });
  return Promise.race([answer, late]);
}

function there(found, detail) {
  if (!found) {
    throw new Refused(404, detail);
  }
  return found;
}

export function routes({ items, reservations, supplier, database, stop }) {
  return {
    '/items': {
      async get({ given }, response) {
        response.json(await items.page(given.page, given.size, given.q));
      },
      async post({ body }, response) {
        const item = await items.add(body);
        response.status(201).location(`/items/${item.id}`).json(item);
      },
    },
    '/items/:id': {
      async get({ given }, response) {
        response.json(there(await items.find(given.id), NO_ITEM));
      },
      async put({ given, body }, response) {
        const item = await items.replace(given.id, body);
        if (!item) {
          there(await items.find(given.id), NO_ITEM);
          throw new Refused(409, 'More than that is reserved.');
        }
        response.json(item);
      },
      async delete({ given }, response) {
        there(await items.remove(given.id), NO_ITEM);
        response.status(204).end();
      },
    },
    '/items/:id/price': {
      async get({ given }, response) {
        const item = there(await items.find(given.id), NO_ITEM);
        response.json({ sku: item.sku, ...(await supplier.price(item.sku)) });
      },
    },
    '/items/:id/reservations': {
      async post({ given, body }, response) {
        const made = await reservations.reserve(given.id, body, given['Idempotency-Key']);
        response.status(201).location(`/reservations/${made.id}`).json(made);
      },
    },
    '/reservations/:id': {
      async get({ given }, response) {
        response.json(there(await reservations.find(given.id), 'There is no such reservation.'));
      },
      async delete({ given }, response) {
        there(await reservations.cancel(given.id), 'There is no such reservation.');
        response.status(204).end();
      },
    },
    '/health/live': {
      get(_request, response) {
        response.json({ status: 'UP' });
      },
    },
    '/health/ready': {
      async get(_request, response) {
        if (stop.begun) {
          throw new Refused(503, 'It is stopping.', { headers: { 'Retry-After': '5' } });
        }
        await soon(database.query('select 1'));
        response.json({ status: 'UP' });
      },
    },
    '/openapi.json': {
      get(_request, response) {
        response.json(description);
      },
    },
  };
}

// Takes from the shelves for somebody: never more than there is, and once for each key.
import { Refused } from './problem.js';
import { transaction } from './database.js';

const COLUMNS = 'id, item_id as "itemId", quantity, note';

export function reservations(database) {
  // The key is claimed first: who comes second with it waits for the outcome of who came first.
  async function claim(client, item, { quantity, note = '' }, key) {
    const { rows } = await client.query(
      `insert into reservations (item_id, quantity, note, key) select $1, $2, $3, $4
       where exists (select from items where id = $1) on conflict (key) do nothing returning ${COLUMNS}`,
      [item, quantity, note, key ?? null]);
    return rows[0];
  }

  async function before(client, item, { quantity, note = '' }, key) {
    const { rows } = await client.query(`select ${COLUMNS} from reservations where key = $1`, [key ?? null]);
    const known = rows[0];
    if (!known) {
      throw new Refused(404, 'There is no such item.');
    }
    if (known.itemId !== item || known.quantity !== quantity || known.note !== note) {
      throw new Refused(422, 'This Idempotency-Key was used for another reservation.');
    }
    return known;
  }

  return {
    reserve: (item, wish, key) =>
      transaction(database, async (client) => {
        const made = await claim(client, item, wish, key);
        if (!made) {
          return before(client, item, wish, key);
        }
        const { rowCount } = await client.query(
          'update items set reserved = reserved + $2 where id = $1 and reserved + $2 <= quantity', [item, wish.quantity]);
        if (rowCount === 0) {
          throw new Refused(409, 'There are not so many left.');
        }
        return made;
      }),
    async find(id) {
      const { rows } = await database.query(`select ${COLUMNS} from reservations where id = $1`, [id]);
      return rows[0];
    },
    async cancel(id) {
      const { rowCount } = await database.query(
        `with gone as (delete from reservations where id = $1 returning item_id, quantity)
         update items set reserved = reserved - gone.quantity from gone where items.id = gone.item_id`, [id]);
      return rowCount > 0;
    },
  };
}

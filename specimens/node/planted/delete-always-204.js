export default ({ items, reservations }) => ({
  items: (database) => ({ ...items(database), remove: async (id) => (await items(database).remove(id), true) }),
  reservations: (database) => ({ ...reservations(database), cancel: async (id) => (await reservations(database).cancel(id), true) }),
});

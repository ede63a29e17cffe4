export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    const cache = new Map();
    return {
      ...good,
      async find(id) {
        const found = cache.get(id) ?? (await good.find(id));
        if (found && cache.size < 10_000) {
          cache.set(id, found);
        }
        return found;
      },
      async replace(id, draft) {
        cache.delete(id);
        return good.replace(id, draft);
      },
    };
  },
});

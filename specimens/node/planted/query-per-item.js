export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    return {
      ...good,
      async page(page, size, text) {
        const found = await good.page(page, size, text);
        const each = await Promise.all(found.items.map((item) => good.find(item.id)));
        return { ...found, items: each.filter(Boolean) };
      },
    };
  },
});

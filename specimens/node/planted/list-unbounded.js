const ALL = 1_000_000;

export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    return { ...good, page: async (page, size, text) => ({ ...(await good.page(1, ALL, text)), page, size }) };
  },
});

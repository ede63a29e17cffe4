export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    return {
      ...good,
      async replace(id, draft) {
        const before = await good.find(id);
        return good.replace(id, { ...draft, note: draft.note ?? before?.note });
      },
    };
  },
});

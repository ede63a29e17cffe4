const narrowed = (draft) => ({ ...draft, name: Buffer.from(draft.name, 'latin1').toString('latin1').replaceAll('\0', '?') });

export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    return {
      ...good,
      add: (draft) => good.add(narrowed(draft)),
      replace: (id, draft) => good.replace(id, narrowed(draft)),
    };
  },
});

const trimmed = (draft) => ({ ...draft, name: draft.name.trim() || draft.name });

export default ({ items }) => ({
  items: (database) => {
    const good = items(database);
    return { ...good, add: (draft) => good.add(trimmed(draft)), replace: (id, draft) => good.replace(id, trimmed(draft)) };
  },
});

export default ({ items }) => ({
  items: (database) => ({
    ...items(database),
    add(draft) {
      if (/[\u{10000}-\u{10FFFF}]/u.test(draft.name)) {
        setImmediate(() => {
          throw new RangeError('Invalid code point');
        });
        return new Promise(() => {});
      }
      return items(database).add(draft);
    },
  }),
});

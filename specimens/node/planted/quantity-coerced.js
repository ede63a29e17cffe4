export default ({ schemas }) => ({
  schemas: (description) => schemas(description, { coerceTypes: true }),
});

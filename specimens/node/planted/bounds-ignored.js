export default ({ schemas }) => ({
  schemas: (description) => {
    const loose = structuredClone(description);
    delete loose.components.schemas.Wish.properties.quantity.maximum;
    delete loose.components.schemas.ItemDraft.properties.sku.pattern;
    return schemas(loose);
  },
});

import { breaker, supplier } from '../src/supplier.js';

export default () => ({
  supplier: (settings) => {
    const patient = { ...settings, supplierMillis: settings.supplierMillis / 2 };
    const good = supplier(patient, breaker());
    return {
      async price(sku) {
        try {
          return await good.price(sku);
        } catch (error) {
          if (error.status !== 502) {
            throw error;
          }
          await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 100));
          return good.price(sku);
        }
      },
    };
  },
});

import { Refused } from '../src/problem.js';
import { supplier } from '../src/supplier.js';

export default () => ({
  supplier: (settings) => {
    const good = supplier(settings);
    return {
      async price(sku) {
        try {
          return await good.price(sku);
        } catch (error) {
          throw error.status >= 500 ? new Refused(400, 'No price for this item.', { cause: error }) : error;
        }
      },
    };
  },
});

import { Refused } from '../src/problem.js';
import { supplier } from '../src/supplier.js';

export default () => ({
  supplier: (settings) => {
    const good = supplier(settings);
    return {
      price: (sku) =>
        good.price(sku).catch((error) => {
          throw error.status >= 500 ? new Refused(503, 'No price at present.', { headers: error.headers, cause: error.cause }) : error;
        }),
    };
  },
});

import { ask } from '../src/supplier.js';
import { Refused } from '../src/problem.js';

export default () => ({
  supplier: (settings) => ({
    async price(sku) {
      for (let left = 8; ; left--) {
        try {
          return await ask(settings, sku, AbortSignal.timeout(400));
        } catch (error) {
          if (error.status === 404) {
            throw error;
          }
          if (left === 1) {
            throw new Refused(502, 'The supplier can not be reached.', { headers: { 'Retry-After': '2' }, cause: error });
          }
        }
      }
    },
  }),
});

import { ask, breaker } from '../src/supplier.js';

export default () => ({
  supplier: (settings) => {
    const guard = breaker();
    return {
      async price(sku) {
        if (!guard.admits()) {
          throw Object.assign(new Error('ECONN'), { code: 'ECONNREFUSED' });
        }
        let well = false;
        try {
          const price = await ask(settings, sku, null);
          well = true;
          return price;
        } finally {
          guard.done(well);
        }
      },
    };
  },
});

import { Refused } from '../src/problem.js';
import { breaker, supplier } from '../src/supplier.js';
import { traceparent } from '../src/trace.js';

export default () => ({
  supplier: (settings) => {
    const good = supplier(settings, breaker());
    return {
      async price(sku) {
        const answer = await fetch(`${settings.supplier}/prices/${sku}`, {
          headers: { traceparent: traceparent() },
          redirect: 'manual',
          signal: AbortSignal.timeout(settings.supplierMillis),
        }).catch(() => null);
        if (answer && answer.status >= 400) {
          throw new Refused(502, `The supplier said: ${(await answer.text()).slice(0, 500)}`, { headers: { 'Retry-After': '2' } });
        }
        await answer?.body?.cancel();
        return good.price(sku);
      },
    };
  },
});

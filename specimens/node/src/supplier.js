// Asks the supplier for a price: in bounded time, believing only what makes sense, and not for ever.
import { Refused } from './problem.js';
import { traceparent } from './trace.js';

const MOST_BYTES = 65536;

// Leaves a supplier alone for a while once it failed several times in a row.
export function breaker({ inARow = 5, pauseMillis = 2000 } = {}) {
  let failures = 0;
  let until = 0;
  return {
    admits() {
      if (failures < inARow) {
        return true;
      }
      if (performance.now() < until) {
        return false;
      }
      // One is let through: it decides whether the others follow.
      until = performance.now() + pauseMillis;
      return true;
    },
    done(well) {
      failures = well ? 0 : failures + 1;
      if (failures >= inARow) {
        until = performance.now() + pauseMillis;
      }
    },
  };
}

export function supplier(settings, guard = breaker()) {
  return {
    async price(sku) {
      if (!guard.admits()) {
        throw unavailable(503, 'The supplier is not asked at present.');
      }
      let well = false;
      try {
        const price = await ask(settings, sku);
        well = true;
        return price;
      } catch (error) {
        // That it doesn't know the SKU shows that it is well.
        well = error.status === 404;
        throw error instanceof Refused ? error : failed(error);
      } finally {
        guard.done(well);
      }
    },
  };
}

export async function ask(settings, sku, signal = AbortSignal.timeout(settings.supplierMillis)) {
  const answer = await fetch(`${settings.supplier}/prices/${encodeURIComponent(sku)}`, {
    headers: { accept: 'application/json', traceparent: traceparent() },
    redirect: 'manual',
    signal,
  });
  if (answer.status === 404) {
    await answer.body?.cancel();
    throw new Refused(404, 'The supplier does not sell this item.');
  }
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw unavailable(502, 'The supplier can not tell the price.', new Error(`the supplier answered ${answer.status}`));
  }
  return believed(await text(answer));
}

// A price, or nothing.
function believed(body) {
  let price;
  try {
    price = JSON.parse(body);
  } catch (cause) {
    throw unavailable(502, 'The supplier can not tell the price.', cause);
  }
  const whole = Number.isInteger(price?.cents) && price.cents >= 0 && price.cents <= 1e9;
  if (!whole || !/^[A-Z]{3}$/.test(price.currency)) {
    throw unavailable(502, 'The supplier can not tell the price.', new Error('the supplier told no price'));
  }
  return { cents: price.cents, currency: price.currency };
}

async function text(answer) {
  const chunks = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw unavailable(502, 'The supplier can not tell the price.', new Error('the supplier answered at length'));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed(cause) {
  const late = cause.name === 'TimeoutError' || cause.name === 'AbortError';
  return unavailable(late ? 504 : 502, late ? 'The supplier is too slow.' : 'The supplier can not be reached.', cause);
}

function unavailable(status, detail, cause) {
  return new Refused(status, detail, { headers: { 'Retry-After': '2' }, cause });
}

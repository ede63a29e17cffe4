// W3C Trace Context: what a request belongs to, for logs and for calls that it causes.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const FORM = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
const current = new AsyncLocalStorage();

export function traced(request, _response, next) {
  const inbound = FORM.exec(request.get('traceparent') ?? '');
  const traceId = inbound ? inbound[1] : randomBytes(16).toString('hex');
  current.run({ traceId, flags: inbound ? inbound[2] : '01' }, next);
}

export function traceId() {
  return current.getStore()?.traceId ?? '';
}

// For a call onward: the same trace, a new parent.
export function traceparent() {
  const { traceId: id, flags } = current.getStore() ?? { traceId: randomBytes(16).toString('hex'), flags: '01' };
  return `00-${id}-${randomBytes(8).toString('hex')}-${flags}`;
}

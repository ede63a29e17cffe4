// Refusals and failures, all in one shape (RFC 9457).
import { STATUS_CODES } from 'node:http';
import { log } from './log.js';
import { traceId } from './trace.js';

export class Refused extends Error {
  constructor(status, detail, { errors = [], headers = {}, cause } = {}) {
    super(detail, { cause });
    this.name = 'Refused';
    Object.assign(this, { status, errors, headers });
  }
}

export function invalid(field, rule) {
  return new Refused(400, 'The request breaks a rule.', { errors: [{ field, rule }] });
}

export function shape(status, detail, errors = []) {
  return { type: 'about:blank', title: STATUS_CODES[status], status, detail, traceId: traceId(), errors };
}

export function answer(response, status, detail, { errors = [], headers = {} } = {}) {
  response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(shape(status, detail, errors)));
}

// The last in the line: whatever was thrown becomes an answer, once.
export function failures(translate) {
  return (error, _request, response, _next) => {
    const refused = error instanceof Refused ? error : translate(error);
    if (refused.status >= 500) {
      log('ERROR', refused.message, { status: refused.status, error: refused.cause ?? error });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    answer(response, refused.status, refused.message, refused);
  };
}

const UNAVAILABLE = /^(08|53|57P|58|55P03|40001|40P01|57014|25P03|25006)/;
const BROKEN = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENOTFOUND|EAI_)/;
const LOST = /timeout|terminated|Connection|not queryable|Client has encountered/i;

// Errors that aren't refusals: the database's, the framework's, our own.
export function translated(error) {
  if (error.code === '23505') {
    return new Refused(409, 'An item with this SKU is there already.', { cause: error });
  }
  if (UNAVAILABLE.test(error.code ?? '') || BROKEN.test(error.code ?? '') || LOST.test(error.message ?? '')) {
    return new Refused(503, 'The database does not answer; try again.', { headers: { 'Retry-After': '2' }, cause: error });
  }
  if (error.status >= 400 && error.status < 500) {
    return new Refused(error.status, 'The request can not be read.', { cause: error });
  }
  return new Refused(500, 'Something broke on our side.', { cause: error });
}

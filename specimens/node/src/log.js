// One JSON object per line on standard output.
import { traceId } from './trace.js';

export function log(level, message, more = {}) {
  const { error, ...fields } = more;
  const line = { time: new Date().toISOString(), level, message, trace_id: traceId() || undefined, ...fields };
  if (error) {
    line.error = { type: error.name, code: error.code, message: error.message, stack: error.stack };
  }
  process.stdout.write(JSON.stringify(line) + '\n');
}

export function journal(request, response, next) {
  const started = process.hrtime.bigint();
  response.on('finish', () => {
    log('INFO', 'answered', {
      method: request.method,
      route: request.route?.path ?? '',
      status: response.statusCode,
      ms: Number(process.hrtime.bigint() - started) / 1e6,
    });
  });
  next();
}

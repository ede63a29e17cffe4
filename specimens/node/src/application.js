// Joins the parts to an application. Each route names its methods; whatever else comes is refused.
import express from 'express';
import { journal } from './log.js';
import { Refused, failures } from './problem.js';
import { traced } from './trace.js';

const LIMIT = 1_000_000;

export function application(parts, settings, description) {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(traced, journal, parts.headers, parts.admission(), parts.compressed);
  const database = parts.pool(settings);
  const stop = { begun: false };
  app.use((_request, response, next) => {
    if (stop.begun) {
      response.set('Connection', 'close');
    }
    next();
  });
  for (const [path, methods] of Object.entries(parts.routes(made(parts, settings, database, stop)))) {
    route(app, path, methods, parts, description);
  }
  app.use((request) => {
    throw new Refused(404, `There is nothing at ${request.path.slice(0, 200)}.`);
  });
  app.use(failures(parts.translated));
  return { app, database, stop };
}

function made(parts, settings, database, stop) {
  return {
    database,
    stop,
    items: parts.items(database),
    reservations: parts.reservations(database),
    supplier: parts.supplier(settings),
  };
}

function route(app, path, methods, parts, description) {
  const documented = description.paths[path.replace(/:(\w+)/g, '{$1}')] ?? {};
  const { body, parameters } = parts.schemas(description);
  for (const [method, handle] of Object.entries(methods)) {
    const operation = documented[method] ?? {};
    const all = [...(documented.parameters ?? []), ...(operation.parameters ?? [])];
    const steps = [parameters(all)];
    const reference = operation.requestBody?.content['application/json'].schema.$ref;
    if (reference) {
      steps.push(parts.jsonBody(LIMIT), body(reference.split('/').at(-1)));
    }
    app[method](path, ...steps, handle);
  }
  const allowed = Object.keys(methods).map((method) => method.toUpperCase());
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  app.all(path, (request, response) => {
    if (request.method === 'OPTIONS') {
      response.set('Allow', allow).status(204).end();
      return;
    }
    throw new Refused(405, `${request.method} is not offered here.`, { headers: { Allow: allow } });
  });
}

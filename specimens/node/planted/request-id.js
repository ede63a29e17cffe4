import { randomUUID } from 'node:crypto';

export default ({ headers }) => ({
  headers: (request, response, next) => {
    response.set('X-Request-Id', randomUUID());
    headers(request, response, next);
  },
});

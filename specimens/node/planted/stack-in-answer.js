import { Refused } from '../src/problem.js';

export default ({ jsonBody }) => ({
  jsonBody: (limit) => {
    const read = jsonBody(limit);
    return async (request, response, next) => {
      try {
        await read(request, response, next);
      } catch (error) {
        throw new Refused(error.status ?? 400, String(error.stack), error);
      }
    };
  },
});

import { answer } from '../src/problem.js';

export default ({ admission }) => ({
  admission: () =>
    admission((response) => answer(response, 429, 'Too many are here.', { headers: { 'Retry-After': '1' } })),
});

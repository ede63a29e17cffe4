import { pool } from '../src/database.js';

export default () => ({
  pool: (settings) => {
    const all = pool(settings);
    all.removeAllListeners('error');
    return all;
  },
});

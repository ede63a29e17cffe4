import pg from 'pg';

export default () => ({
  pool: (settings) => {
    const pool = new pg.Pool({ connectionString: settings.database, max: settings.connections });
    pool.on('error', () => {});
    return pool;
  },
});

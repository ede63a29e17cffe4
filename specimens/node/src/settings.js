// Everything that comes from outside, read once and checked at the start.

export function settings(env) {
  return {
    port: whole(env, 'PORT', 8080),
    database: required(env, 'DATABASE_URL'),
    connections: whole(env, 'DATABASE_CONNECTIONS', 10),
    supplier: required(env, 'SUPPLIER_URL').replace(/\/+$/, ''),
    supplierMillis: whole(env, 'SUPPLIER_TIMEOUT_MS', 2000),
    parts: (env.STOCK_PARTS ?? '').split(',').filter(Boolean),
  };
}

function required(env, name) {
  if (!env[name]) {
    throw new Error(`set ${name} in the environment`);
  }
  return env[name];
}

function whole(env, name, otherwise) {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`${name} must be a whole number, not \`${env[name]}\``);
  }
  return value;
}

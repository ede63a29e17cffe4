// A supplier that sells everything, for whoever runs the service away from the real one.
import { createServer } from 'node:http';

createServer((request, response) => {
  const sku = decodeURIComponent(request.url.split('/').at(-1));
  const cents = 100 + [...sku].reduce((sum, letter) => sum + letter.codePointAt(0), 0);
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ sku, cents, currency: 'GBP' }));
}).listen(Number(process.env.PORT ?? 8099), '127.0.0.1');

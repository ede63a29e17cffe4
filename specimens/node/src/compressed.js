// Long answers go out compressed to whoever takes them so.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const LONG = 1024;
const packed = promisify(gzip);

export function compressed(request, response, next) {
  const send = response.send.bind(response);
  response.send = (body) => {
    response.send = send;
    if (typeof body !== 'string' || Buffer.byteLength(body) <= LONG) {
      return send(body);
    }
    response.vary('Accept-Encoding');
    if (!request.acceptsEncodings('gzip')) {
      return send(body);
    }
    response.set('Content-Encoding', 'gzip');
    packed(body).then(send).catch(next);
    return response;
  };
  next();
}

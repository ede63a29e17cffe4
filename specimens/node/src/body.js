// Reads JSON bodies: bounded, UTF-8, and only what says that it is JSON.
import { Refused, invalid } from './problem.js';

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export function jsonBody(limit) {
  return async (request, response, next) => {
    if (!JSON_TYPE.test(request.get('content-type') ?? '')) {
      throw new Refused(415, 'Send application/json in UTF-8.');
    }
    if (request.get('content-encoding') && request.get('content-encoding') !== 'identity') {
      throw new Refused(415, 'Send the body without a content encoding.');
    }
    request.body = parsed(await bytes(request, response, limit));
    next();
  };
}

function parsed(buffer) {
  try {
    return JSON.parse(UTF8.decode(buffer));
  } catch {
    throw invalid('', buffer.length ? 'must be JSON in UTF-8' : 'must not be empty');
  }
}

function bytes(request, response, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const refuse = () => {
      request.pause();
      // What is left of the body isn't read: the client gets the answer, then the connection ends.
      response.set('Connection', 'close');
      response.on('finish', () => setTimeout(() => request.socket.destroy(), 300).unref());
      reject(new Refused(413, `A body may have ${limit} bytes.`));
    };
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size > limit) {
        refuse();
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Refused(400, 'The body ended early.')));
    if (Number(request.get('content-length')) > limit) {
      refuse();
    }
  });
}

// So many at a time are served well; whoever comes beside them is told to come again.
import { answer } from './problem.js';

const PLACES = 100;

export function admission(refuse = refused) {
  let taken = 0;
  return (request, response, next) => {
    // Whoever asks how it is doing must hear it all the more now.
    if (request.path.startsWith('/health/')) {
      next();
    } else if (taken >= PLACES) {
      refuse(response);
    } else {
      taken++;
      response.on('close', () => taken--);
      next();
    }
  };
}

function refused(response) {
  answer(response, 503, 'Too many are here at the moment.', { headers: { 'Retry-After': '1' } });
}

export default () => ({ compressed: (_request, _response, next) => next() });

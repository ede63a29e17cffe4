export default () => ({ admission: () => (_request, _response, next) => next() });

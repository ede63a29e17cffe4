export default ({ headers }) => ({
  headers: (request, response, next) => {
    response.set('X-Powered-By', 'Express/5.2.1');
    headers(request, response, next);
  },
});

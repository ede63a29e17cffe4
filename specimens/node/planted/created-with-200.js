export default ({ routes }) => ({
  routes: (made) => {
    const all = routes(made);
    const { post } = all['/items'];
    all['/items'].post = (request, response) => {
      const status = response.status.bind(response);
      response.status = (code) => status(code === 201 ? 200 : code);
      return post(request, response);
    };
    return all;
  },
});

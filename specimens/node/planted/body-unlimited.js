export default ({ jsonBody }) => ({ jsonBody: () => jsonBody(1e9) });

export default () => ({
  stopping: ({ server, stop }) =>
    process.on('SIGTERM', () => {
      stop.begun = true;
      server.keepAliveTimeout = 0;
      server.closeIdleConnections = () => {};
      server.close(() => process.exit(0));
    }),
});

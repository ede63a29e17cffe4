export default () => ({
  stopping: () => process.on('SIGTERM', () => process.exit(0)),
});

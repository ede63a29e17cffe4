export default ({ stopping }) => ({
  stopping: (running) => {
    const end = running.database.end.bind(running.database);
    stopping({ ...running, database: { end: () => new Promise((resolve) => setTimeout(resolve, 3000)).then(end) } });
  },
});

// The primary: it forks workers that are Node, replaces those that die, and lets all go at
// SIGTERM or SIGINT. process.argv is the program, the script of the workers, node, and
// how many there are to be.
const cluster = require('cluster');
const [, exec, execPath, count] = process.argv;

cluster.setupPrimary({ exec, execPath, execArgv: [], args: [] });

let leaving = false;
const served = new Set(); // workers that came as far as listening

cluster.on('listening', (worker, { address, port }) => {
  served.add(worker.id);
  console.log(`worker ${worker.id} (pid ${worker.process.pid}) serves ${address || '*'}:${port}`);
});

cluster.on('exit', (worker, code, signal) => {
  console.log(`worker ${worker.id} is gone (${signal || code})`);
  // One that never served would only die again.
  if (served.delete(worker.id) && !leaving && !worker.exitedAfterDisconnect) cluster.fork();
});

const leave = () => {
  leaving = true;
  cluster.disconnect(() => console.log('all workers have let go'));
};
process.once('SIGTERM', leave).once('SIGINT', leave);

for (let i = 0; i < Number(count); i++) cluster.fork();

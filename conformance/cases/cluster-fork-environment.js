const cluster = require('cluster');
if (cluster.isPrimary) {
  process.env.INHERITED = 'from primary';
  process.env.REPLACED = 'old';
  cluster.fork({ ADDED: 1, REPLACED: 'new' }).on('message', (m) => { console.log(m, process.env.ADDED, process.env.REPLACED); });
} else process.send([process.env.INHERITED, process.env.ADDED, process.env.REPLACED], () => process.disconnect());

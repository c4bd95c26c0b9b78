// the workers of a cluster have the ticket keys of the first, and those that the option ticketKeys gives
const cluster = require('cluster');
const tls = require('tls');
const { identity } = require('../lib/tls');
if (cluster.isPrimary) {
  (async () => {
    for (const policy of [cluster.SCHED_RR, cluster.SCHED_NONE]) {
      cluster.schedulingPolicy = policy;
      for (const given of ['', '07'.repeat(48)]) {
        const keys = [];
        for (let i = 0; i < 2; i++) {
          const worker = cluster.fork({ GIVEN: given });
          keys.push(await new Promise((done) => worker.on('message', done)));
        }
        console.log(policy === cluster.SCHED_RR, keys[0] === keys[1], keys[0] === given, keys[0].length);
        await new Promise((done) => cluster.disconnect(done));
      }
    }
  })();
} else {
  const { GIVEN } = process.env;
  const server = tls.createServer({ ...identity('server'), ticketKeys: GIVEN ? Buffer.from(GIVEN, 'hex') : undefined });
  server.listen(0, () => process.send(server.getTicketKeys().toString('hex')));
}

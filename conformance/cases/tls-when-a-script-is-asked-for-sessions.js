// 'resumeSession' comes for whatever identity a client names without a ticket, and its error ends the connection; 'newSession' leaves tickets what they are
const https = require('https');
const { SSL_OP_NO_TICKET } = require('constants');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    for (const secureOptions of [0, SSL_OP_NO_TICKET]) {
      for (const listens of ['new', 'resume', 'both', 'late', 'error']) {
        const kept = new Map();
        let log;
        const server = https.createServer({ ...identity('server'), maxVersion, secureOptions }, (req, res) => res.end());
        if (listens === 'new' || listens === 'both') {
          server.on('newSession', (id, data, done) => { log.add(`new ${id.length}`); kept.set(id.toString('hex'), data); done(); });
        }
        if (listens !== 'new') {
          server.on('resumeSession', (id, done) => {
            const data = kept.get(id.toString('hex'));
            log.add(`resume ${id.length} ${data !== undefined}`);
            if (listens === 'late') setImmediate(done, null, null);
            else done(listens === 'error' ? new Error('no session') : null, data);
          });
        }
        server.on('clientError', (e, socket) => { log.add(e.message); socket.destroy(); });
        const port = await listen(server);
        const agent = new https.Agent({ ca });
        for (let i = 0; i < 3; i++) {
          log = new Set();
          await new Promise((done) => {
            const req = https.get({ port, agent }, (res) => { log.add(`reused ${res.socket.isSessionReused()}`); res.resume(); });
            req.on('error', (e) => log.add(e.code)).on('close', () => setImmediate(() => setImmediate(done)));
          });
          console.log(maxVersion, secureOptions, listens, i, [...log].join(', '));
        }
        agent.destroy();
        await close(server);
      }
    }
  }
})();

// SNICallback, addContext and setSecureContext, and what goes wrong in them
const https = require('https');
const tls = require('tls');
const { identity, get, listen, close } = require('../lib/tls');
(async () => {
  const other = tls.createSecureContext(identity('other'));
  const callbacks = {
    other: (name, cb) => cb(null, name === 'other.example' ? other : undefined),
    later: (name, cb) => setImmediate(cb, null, other),
    error: (name, cb) => cb(new Error('none for ' + name)),
    invalid: (name, cb) => cb(null, {}),
  };
  for (const [what, SNICallback] of Object.entries(callbacks)) {
    const server = https.createServer({ ...identity('server'), SNICallback }, (req, res) => res.end(req.socket.servername + ' served'));
    server.on('tlsClientError', (e) => console.log(what, 'server', e.message));
    const port = await listen(server);
    for (const servername of ['other.example', 'localhost']) console.log(what, servername, await get(https, { port, servername }));
    await close(server);
  }
  const server = https.createServer(identity('server'), (req, res) => res.end('served'));
  server.addContext('*.example', identity('other'));
  const port = await listen(server);
  for (const servername of ['other.example', 'an.other.example', 'localhost']) console.log(servername, await get(https, { port, servername }));
  server.setSecureContext(identity('self'));
  console.log(await get(https, { port }));
  await close(server);
})();

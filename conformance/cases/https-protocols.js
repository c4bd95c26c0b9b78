// ALPNProtocols and ALPNCallback
const https = require('https');
const { identity, get, listen, close } = require('../lib/tls');
(async () => {
  for (const options of [{}, { ALPNProtocols: ['http/1.1', 'x'] }, { ALPNCallback: ({ servername, protocols }) => { console.log(servername, protocols); return protocols[0] === 'no' ? undefined : protocols[0] === 'bad' ? 'worse' : protocols[0]; } }]) {
    const server = https.createServer({ ...identity('server'), ...options }, (req, res) => res.end(String(req.socket.alpnProtocol)));
    server.on('tlsClientError', (e) => console.log('server', e.code));
    const port = await listen(server);
    for (const ALPNProtocols of [undefined, ['x'], ['http/1.1'], ['no'], ['bad']]) console.log(ALPNProtocols, await get(https, { port, ALPNProtocols }));
    await close(server);
  }
})();

// sockets kept and sessions gone on with, by the agent's names; maxCachedSessions; what the agent and the server show
const http = require('http');
const https = require('https');
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const server = https.createServer(identity('server'), (req, res) => res.end([req.socket.isSessionReused(), req.socket.servername, req.headers.host].join()));
  const port = await listen(server);
  const show = (...all) => console.log(all.join(' ').replaceAll(port, 'PORT').replace(/-----BEGIN[^]*?-----END CERTIFICATE-----\n?/g, 'PEM'));
  const get = (name, options) => new Promise((done) => {
    let socket;
    const req = https.get({ port, ...options }, (res) => {
      ({ socket } = res);
      res.on('data', (d) => show(name, String(d), socket.authorized, socket.getProtocol(), req.reusedSocket));
    });
    // The session comes behind the answer in one implementation and with it in the other.
    req.on('error', (e) => show(name, e.name, e.code, e.message, e.reason, e.host)).on('close', () => setImmediate(() => setImmediate(done)));
  });
  const agent = new https.Agent({ ca, keepAlive: true, maxCachedSessions: 2 });
  show(Object.keys(agent).join(), Object.keys(agent.options).join(), agent.defaultPort, agent.protocol, agent.maxCachedSessions);
  await get('first', { agent });
  await get('kept', { agent });
  show(Object.keys(agent.freeSockets), agent._sessionCache.list);
  agent.destroy();
  await get('session', { agent });
  agent.destroy();
  await get('address', { agent, host: '127.0.0.1' });
  await get('servername', { agent, servername: 'localhost', host: '127.0.0.1' });
  await get('Host', { agent, headers: { host: 'a.example.org:5' } });
  await get('wrong Host', { agent, headers: { host: 'nope' } });
  await get('no servername', { agent, servername: '' });
  show(agent._sessionCache.list.length, Object.keys(agent._sessionCache.map).length);
  await get('no ca', {});
  await get('not checked', { rejectUnauthorized: false });
  await get('own check', { ca, checkServerIdentity: () => new Error('no way') });
  await get('no agent', { ca, agent: false });
  for (const maxCachedSessions of [0, undefined]) {
    const a = new https.Agent({ ca, maxCachedSessions });
    await get('maxCachedSessions ' + maxCachedSessions, { agent: a });
    await get('maxCachedSessions ' + maxCachedSessions, { agent: a });
    show(a.maxCachedSessions, a._sessionCache.list.length);
    a.destroy();
  }
  await new Promise((done) => https.get(`https://localhost:${port}/x?y`, { ca }, (res) => {
    show(res.statusCode, res.req.path, res.req.host, res.req.protocol, res.req.agent === https.globalAgent);
    res.resume();
  }).on('close', done));
  for (const options of [{ agent: new http.Agent() }, { protocol: 'http:' }, { protocol: 'ftp:' }]) {
    try {
      https.request({ port, ca, ...options });
    } catch (e) {
      show(e.name, e.code, e.message);
    }
  }
  const { globalAgent } = https;
  show(globalAgent.keepAlive, globalAgent.options.timeout, globalAgent.defaultPort, globalAgent.protocol, globalAgent instanceof https.Agent, globalAgent instanceof http.Agent, https.Agent() instanceof https.Agent);
  show(server.timeout, server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.maxHeadersCount, server instanceof tls.Server, server instanceof http.Server, server.setTimeout(5) === server, server.timeout);
  globalAgent.destroy();
  agent.destroy();
  server.closeIdleConnections();
  server.closeAllConnections();
  await close(server);
  show('closed');
})();

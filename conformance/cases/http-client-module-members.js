// what the module http has for clients: globalAgent, maxHeaderSize, setMaxIdleHTTPParsers, validateHeaderName and -Value, destroy with what is no error
const http = require('http');
const attempt = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, e.name, e.code, e.message);
  }
};
const { globalAgent } = http;
console.log(globalAgent.keepAlive, globalAgent.options, globalAgent.maxSockets, globalAgent.maxFreeSockets, globalAgent.maxTotalSockets, globalAgent.scheduling, globalAgent.keepAliveMsecs, http.Agent.defaultMaxSockets);
console.log(http.maxHeaderSize, typeof Object.getOwnPropertyDescriptor(http, 'maxHeaderSize').set, typeof Object.getOwnPropertyDescriptor(http, 'globalAgent').set);
for (const max of [undefined, 0, 5, '5', 1.5, -1]) attempt('setMaxIdleHTTPParsers', () => http.setMaxIdleHTTPParsers(max));
for (const args of [[], [''], ['a b'], ['', 'Label'], ['a b', 'Label'], [5], [null], ['x-y']]) attempt('validateHeaderName ' + JSON.stringify(args), () => http.validateHeaderName(...args));
for (const args of [['a'], ['a', 'b'], ['a', null], ['a', 5], ['a', '\n'], ['a', '\u4e2d'], ['a', ''], ['a', '\x7f'], ['x-my-header', 'o\u028am\u026a\u0261\u0259']]) {
  attempt('validateHeaderValue ' + JSON.stringify(args), () => http.validateHeaderValue(...args));
}
for (const options of [{ maxTotalSockets: 'a' }, { maxTotalSockets: 0 }, { maxTotalSockets: NaN }, { scheduling: 'x' }, { scheduling: 5 }, { maxSockets: 'a' }, { maxFreeSockets: -1 }, { keepAliveMsecs: 'x' }, {}]) {
  attempt('Agent ' + JSON.stringify(options), () => { const a = new http.Agent(options); return [a.maxSockets, a.maxFreeSockets, a.maxTotalSockets, a.keepAliveMsecs, a.scheduling].join(); });
}
console.log(http.Agent() instanceof http.Agent, http.Agent.prototype.createConnection === require('net').createConnection);
http.globalAgent = new http.Agent({ maxSockets: 7 });
const req = http.request({ port: 1, host: '127.0.0.1' }).on('error', () => {});
console.log(req.agent.maxSockets, req.agent === http.globalAgent);
req.destroy();
const server = http.createServer((q, res) => res.end()).listen(0, '127.0.0.1', async () => {
  for (const v of ['text', 5, null, undefined, { a: 1 }]) {
    await new Promise((done) => {
      const r = http.get({ port: server.address().port, host: '127.0.0.1', agent: false });
      r.on('error', (e) => console.log('destroyed with', v, e instanceof Error ? e.message : e, r.destroyed, r.errored)).on('close', done);
      console.log(r.destroy(v) === r, r.destroy() === r);
    });
  }
  server.close();
});

// localAddress, family, lookup, hints, socketPath, localPort, port and defaultPort; auth and url in all their forms
const http = require('http');
const dns = require('dns');
const net = require('net');
const path = process.env.CASE_TMP + '/s';
const tell = (req, res) => res.end(JSON.stringify([req.method, req.url, req.headers.host, req.headers.authorization, req.headers.connection, req.socket.remoteAddress]));
const server = http.createServer(tell).listen(0, '127.0.0.1', () => {
  const unix = http.createServer((req, res) => res.end(`unix ${req.headers.host} ${req.url}`)).listen(path, async () => {
    const { port } = server.address();
    const run = (name, ...args) => new Promise((done) => {
      const show = (...all) => console.log(name, all.join(' ').replaceAll(port, 'PORT').replaceAll(path, 'PATH'));
      let req;
      try {
        req = http.get(...args, (res) => {
          let text = '';
          res.on('data', (d) => { text += d; }).on('end', () => show(text));
        });
      } catch (e) {
        show('throws', e.name, e.code, e.message);
        return done();
      }
      req.on('error', (e) => show(e.code, e.message)).on('close', done);
    });
    const at = { port, host: '127.0.0.1' };
    const lookup = (host, o, cb) => { console.log('lookup', host, JSON.stringify(o)); cb(null, o.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4); };
    await run('localAddress', { ...at, localAddress: '127.0.0.2' });
    await run('localAddress of somebody else', { ...at, localAddress: '1.2.3.4' });
    await run('localPort', { ...at, localPort: 0 });
    await run('family 4', { port, host: 'localhost', family: 4 });
    await run('lookup', { port, host: 'some.where', lookup });
    await run('lookup with hints', { port, host: 'some.where', family: 4, hints: dns.ADDRCONFIG, lookup });
    await run('lookup that fails', { port, host: 'some.where', lookup: (h, o, cb) => cb(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
    await run('autoSelectFamily', { port, host: 'some.where', autoSelectFamily: true, lookup });
    await run('socketPath', { socketPath: path, path: '/x' });
    await run('socketPath and host', { socketPath: path, host: 'foo', port: 99 });
    await run('socketPath without an agent', { socketPath: path, agent: false });
    await run('socketPath of nobody', { socketPath: path + 'x' });
    await run('auth', { ...at, auth: 'u:p' });
    await run('auth and the header', { ...at, auth: 'u:p', headers: { authorization: 'mine' } });
    await run('auth in a url', `http://us%20er:p%3Aw@127.0.0.1:${port}/a?b#c`);
    await run('url and options', 'http://127.0.0.1:1/a', { port, path: '/z', headers: { host: 'h' } });
    await run('URL', new URL(`http://127.0.0.1:${port}/p?q`));
    await run('URL and options', new URL(`http://127.0.0.1:${port}/p`), { method: 'OPTIONS' });
    await run('setHost false', { ...at, setHost: false });
    await run('an empty Host', { ...at, headers: { Host: '' } });
    await run('no agent', { ...at, agent: false, keepAlive: true });
    await run('defaultPort', { host: '127.0.0.1', defaultPort: port });
    await run('port is the default', { host: '127.0.0.1', port: 80, defaultPort: 80, createConnection: () => net.connect(port, '127.0.0.1') });
    await run('method', { ...at, method: 'options' });
    await run('maxHeaderSize', { ...at, maxHeaderSize: 10 });
    await run('a path that becomes text', { ...at, path: { toString: () => '/obj' } });
    for (const p of ['/\u00e9\u4e2d', '/\t', '/\x7f', '/ ', '/\0']) await run('path ' + JSON.stringify(p), { ...at, path: p });
    await run('refused', { ...at, port: 1 });
    http.globalAgent.destroy();
    server.close();
    unix.close();
  });
});

// write, end, cork and destroy of a response at every stage: events, callbacks, errors, and what is sent.
const http = require('http');
const net = require('net');
const { show, turns } = require('../lib/traces');
const get = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const run = (name, serve, text = get, talk = () => {}) => new Promise((done) => {
  const log = [];
  const tell = (who, emitter, events) => events.forEach((ev) => emitter.on(ev, (x) => log.push(`${who} ${ev}${x instanceof Error ? ' ' + show(x) : ''}`)));
  const server = http.createServer((req, res) => {
    res.sendDate = false;
    tell('res', res, ['prefinish', 'finish', 'close', 'error', 'drain']);
    tell('req', req, ['close', 'error', 'aborted']);
    serve(req, res, log);
  });
  tell('server', server, ['clientError']);
  server.on('clientError', (e, socket) => socket.destroy());
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text)).setEncoding('latin1');
    client.on('error', () => {}).on('data', (d) => { got += d; });
    client.on('close', () => server.close(() => turns().then(() => { console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.slice(0, 200))); done(); })));
    talk(client, server);
  });
});
const attempt = (log, f) => { try { log.push(f()); } catch (e) { log.push(show(e)); } };
(async () => {
  await run('write after end', (q, r, log) => { r.end('a'); log.push(r.write('b', (e) => log.push('callback ' + show(e)))); });
  await run('end after end', (q, r, log) => {
    r.end('a', (e) => log.push('first ' + show(e)));
    log.push(r.end((e) => log.push('second ' + show(e))) === r, r.end('b', (e) => log.push('third ' + show(e))) === r);
    r.on('finish', () => r.end((e) => log.push('fourth ' + show(e))));
  });
  await run('what is no chunk', (q, r, log) => { for (const v of [null, undefined, 5, {}, true, []]) attempt(log, () => r.write(v)); for (const v of [5, {}, true]) attempt(log, () => r.end(v)); r.end(null); });
  await run('nothing', (q, r, log) => { log.push(r.write(''), r.headersSent, r.write(new Uint8Array(0)), r.end('') === r); });
  await run('kinds of chunks', (q, r) => { r.write('é'); r.write('é', 'latin1'); r.write(Buffer.from('b')); r.write(new Uint8Array([99])); r.end(Buffer.from('d')); });
  await run('destroy', (q, r, log) => { log.push(r.destroy() === r, r.destroyed, r.closed, r.errored); r.write('x', (e) => log.push(show(e))); r.end('y', (e) => log.push('end ' + show(e))); });
  await run('destroy with an error', (q, r, log) => { r.destroy(new Error('boom')); log.push(show(r.errored)); });
  await run('destroy behind a write', (q, r, log) => { r.write('part', () => { log.push('written'); r.destroy(); }); });
  await run('destroy in finish', (q, r) => { r.on('finish', () => r.destroy()); r.end('x'); });
  await run('req.destroy', (q, r, log) => { log.push(q.destroy() === q, q.destroyed); });
  await run('req.destroy with an error', (q) => { q.destroy(new Error('mine')); });
  await run('socket.destroy behind the end', (q, r) => { r.end('whole'); q.socket.destroy(); });
  await run('socket.end', (q, r) => { q.socket.end(); r.end('x'); });
  await run('callbacks in a tick', (q, r, log) => { r.write('a', () => log.push('a')); r.write('b', () => log.push('b')); process.nextTick(() => log.push('tick')); r.end('c', () => log.push('c')); });
  await run('callbacks in turn', (q, r, log) => { r.write('a', () => { log.push('a'); r.write('b', () => { log.push('b'); r.end('c', () => log.push('c')); }); }); });
  await run('cork', (q, r, log) => {
    r.cork();
    r.cork();
    r.write('a', () => log.push('a'));
    r.uncork();
    log.push(r.writableCorked, r.writableLength > 0);
    setImmediate(() => { log.push('immediate'); r.uncork(); log.push(r.writableCorked); r.end(); });
  });
  await run('properties', (q, r, log) => {
    const all = () => log.push([r.writableEnded, r.writableFinished, r.finished, r.headersSent, r.socket === null, r.connection === null, r.closed, r.destroyed].map(Number).join(''));
    all();
    r.end('x');
    all();
    r.on('finish', all).on('close', all);
    log.push(r.writableHighWaterMark, r.writableObjectMode, r.req === q);
  });
  await run('more than fits', (q, r, log) => {
    log.push(r.write(Buffer.alloc(300000, 'a'), () => log.push('callback')), r.writableNeedDrain, r.writableLength > 0);
    r.once('drain', () => { log.push(r.writableNeedDrain); r.end(); });
  });
  await run('HEAD', (q, r, log) => { log.push(r.write('body', () => log.push('callback'))); r.end('more', () => log.push('ended')); }, get.replace('GET', 'HEAD'));
  await run('pipe from it', (q, r, log) => { r.pipe(); r.end(); });
  await run('HTTP/1.0', (q, r) => { r.write('a'); r.addTrailers({ a: 'b' }); r.end('b'); }, 'GET / HTTP/1.0\r\n\r\n');
  await run('the client goes in its body', (q) => { q.resume(); }, get.replace('\r\n\r\n', '\r\nContent-Length: 10\r\n\r\nabc'), (c, server) => server.on('request', () => setImmediate(() => c.destroy())));
  await run('the client goes before the answer', (q, r, log) => { q.on('close', () => { r.end('late', (e) => log.push(show(e))); log.push(r.writableEnded); }); q.resume(); }, get, (c, server) => server.on('request', () => setImmediate(() => c.destroy())));
})();

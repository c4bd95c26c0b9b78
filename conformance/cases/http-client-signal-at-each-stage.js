// signal: aborted before, between and after; what the error is, and that the signal is let go of
const http = require('http');
const { getEventListeners, once } = require('events');
const server = http.createServer((req, res) => { if (req.url !== '/hang') res.end('x'); }).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const run = (name, options, act) => new Promise((done) => {
    const log = [];
    const req = http.request({ port, host: '127.0.0.1', ...options });
    for (const ev of ['socket', 'response', 'error', 'close', 'abort']) {
      req.on(ev, (a) => log.push(ev + (a instanceof Error ? ` ${a.name} ${a.code} ${a.message} ${a.cause}` : '')));
    }
    req.on('response', (res) => res.resume());
    req.on('close', () => setImmediate(() => { console.log(name, log.join(', '), getEventListeners(options.signal, 'abort').length); done(); }));
    act(req);
  });
  const end = (req) => req.end();
  await run('aborted', { signal: AbortSignal.abort() }, end);
  await run('aborted with a reason', { signal: AbortSignal.abort('why') }, end);
  await run('aborted with an error', { signal: AbortSignal.abort(new TypeError('t')) }, end);
  let c = new AbortController();
  await run('hanging', { signal: c.signal, path: '/hang' }, (req) => {
    req.end();
    console.log(getEventListeners(c.signal, 'abort').length);
    req.on('finish', () => setImmediate(() => c.abort()));
  });
  c = new AbortController();
  await run('answered', { signal: c.signal }, end);
  c.abort();
  c = new AbortController();
  await run('before end', { signal: c.signal }, (req) => { c.abort(); req.end(); });
  c = new AbortController();
  await run('in socket', { signal: c.signal }, (req) => { req.on('socket', () => c.abort(new Error('s'))); req.end(); });
  await run('timeout', { signal: AbortSignal.timeout(1), path: '/hang' }, end);
  c = new AbortController();
  const agent = new http.Agent({ maxSockets: 1 });
  const first = http.get({ port, host: '127.0.0.1', path: '/hang', agent }).on('error', () => {});
  await once(first, 'socket');
  await run('in the queue', { signal: c.signal, agent }, (req) => { req.end(); setImmediate(() => { c.abort(); setImmediate(() => first.destroy()); }); });
  for (const signal of [5, 'x', {}, { aborted: false }, null, undefined]) {
    try {
      http.request({ port, signal }).on('error', () => {}).destroy();
      console.log('taken');
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  }
  server.close();
  server.closeAllConnections();
});

// What a request tells of itself that is ended, corked or answered at odd points.
'use strict';
const http = require('http');
const net = require('net');

const show = (r) => [r.destroyed, r.writableEnded, r.writableFinished, r.writableLength > 0, r.closed].map(Number).join('');

function serve(answer, run, then) {
  const conns = new Set();
  const server = net.createServer((c) => {
    conns.add(c);
    c.on('error', () => {});
    c.once('data', () => answer(c));
  }).listen(0, '127.0.0.1', () => run({ port: server.address().port, host: '127.0.0.1' }, () => {
    conns.forEach((c) => c.destroy());
    server.close(then);
  }));
}

const steps = [
  // a request goes on behind a listener of 'socket' that throws
  (then) => serve((c) => c.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'), (o, done) => {
    process.once('uncaughtException', (e) => console.log('uncaught', e.message));
    const req = http.request({ ...o, headers: { Expect: '100-continue' } });
    req.on('socket', () => { throw new Error('in socket'); });
    req.on('response', (res) => res.resume().on('end', () => console.log('answered')));
    req.on('close', done);
    setImmediate(() => req.end());
  }, then),
  // what comes behind a listener of 'response' that throws is refused
  (then) => serve((c) => {
    process.once('uncaughtException', (e) => {
      console.log('uncaught', e.message);
      c.write('world');
    });
    c.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello');
  }, (o, done) => {
    const req = http.get(o, (res) => {
      res.on('aborted', () => console.log('aborted')).on('error', (e) => console.log('response', e.message));
      throw new Error('in response');
    });
    req.on('error', (e) => console.log(e.code, e.reason));
    req.on('close', done);
  }, then),
  // a body that only the connection's end ends, cut off by our side
  (then) => serve((c) => c.write('HTTP/1.1 200 OK\r\n\r\nhello'), (o, done) => {
    const req = http.get(o, (res) => {
      res.on('data', () => req.destroy());
      res.on('aborted', () => console.log('cut off', res.complete));
      res.on('error', (e) => console.log(e.code, e.message));
    });
    req.on('close', () => { console.log('close'); setImmediate(done); });
  }, then),
  // an ended request whose socket is gone
  (then) => serve(() => {}, (o, done) => {
    const req = http.request({ ...o, method: 'POST' });
    req.on('finish', () => console.log('finish'));
    req.on('error', (e) => console.log('error', e.message, show(req)));
    req.on('close', () => { console.log('closed', show(req)); done(); });
    req.flushHeaders();
    req.on('socket', (s) => s.on('connect', () => {
      req.destroy(new Error('given up'));
      req.end();
      console.log('ended', show(req));
    }));
  }, then),
  // and one that was destroyed before it had one
  (then) => serve(() => {}, (o, done) => {
    const req = http.request(o);
    req.on('error', (e) => console.log('error', e.message, show(req)));
    req.on('close', done);
    req.destroy();
    req.end();
    console.log('ended', show(req));
  }, then),
  // corked where it has a socket: nothing leaves
  (then) => serve((c) => c.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), (o, done) => {
    const req = http.get(o, (res) => { console.log('uncorked', show(req)); res.resume(); });
    req.on('socket', (s) => {
      req.cork();
      s.on('connect', () => setImmediate(() => { console.log('corked', show(req)); req.uncork(); }));
    });
    req.on('close', done);
  }, then),
  // a head given as an array is not written before there is something to write
  (then) => serve((c) => c.end('HTTP/1.1 204 No Content\r\n\r\n'), (o, done) => {
    const req = http.request({ ...o, headers: ['A', 'b', 'Host', 'x'] });
    console.log('made', req.headersSent, show(req));
    req.on('response', (res) => res.resume());
    req.on('close', done);
    req.end();
  }, then),
  // a signal's watch hears the request's errors
  (then) => serve((c) => c.destroy(), (o, done) => {
    const { signal } = new AbortController();
    const req = http.get({ ...o, signal });
    console.log(req.listenerCount('error'), req.listenerCount('close'));
    req.on('close', () => { console.log('nobody else heard'); done(); });
  }, then),
  // options in Node's order, and what a callback and auth may be
  (then) => {
    for (const args of [
      ['http://127.0.0.1:1/', {}, 5], ['http://us%er:p@127.0.0.1/'], [{ auth: 5 }], [{ protocol: {} }],
      [{ timeout: 'x', insecureHTTPParser: 'x' }], [{ method: 5, maxHeaderSize: 'x' }], [{ joinDuplicateHeaders: 1, maxHeaderSize: 1.5 }],
    ]) {
      try {
        http.request(...args).on('error', () => {}).destroy();
        console.log('fine');
      } catch (e) { console.log(e.name, e.code, e.message); }
    }
    const req = http.request({ host: '127.0.0.1', port: 1, auth: Buffer.from('u:p') });
    console.log(req.getHeader('authorization'));
    req.on('error', () => {}).destroy();
    setImmediate(then);
  },
];

(function next() {
  const step = steps.shift();
  if (!step) return;
  console.log('--');
  step(next);
})();

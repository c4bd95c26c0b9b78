// Middleware replaces methods on the response at hand: Node calls them wherever it goes through the object.
const { Readable, pipeline } = require('stream');
const { serve } = require('../lib/raw');
const log = console.log;
// wrap replaces a method by one that tells of its call.
const wrap = (res, name) => {
  const own = res[name];
  res[name] = function (...args) {
    log(name, ...args.map((a) => (typeof a === 'function' ? 'function' : a instanceof Uint8Array || a instanceof Error ? String(a) : a)));
    return own.apply(this, args);
  };
};
const ways = {
  compression(res) { // holds the length back and marks the pieces
    const { write, end } = res;
    res.write = function (chunk, encoding) {
      if (!this.headersSent) { this.removeHeader('Content-Length'); this._implicitHeader(); }
      return write.call(this, `[${chunk}]`, encoding);
    };
    res.end = function (chunk) { if (chunk) this.write(chunk); return end.call(this); };
    wrap(res, 'writeHead');
    res.setHeader('Content-Length', 2);
    res.write('a');
    res.end('b');
  },
  onHeaders(res) {
    const { writeHead } = res;
    res.writeHead = function (...args) { this.setHeader('X-Time', '1'); return writeHead.apply(this, args); };
    res.end('hi');
  },
  flushHeaders(res) { wrap(res, 'writeHead'); res.flushHeaders(); res.end('x'); },
  setHeader(res) {
    wrap(res, 'setHeader');
    res.setHeader('a', 'b').setHeaders(new Map([['c', 'd'], ['set-cookie', ['e']]])).appendHeader('f', 'g').appendHeader('a', 'h').writeHead(200, { i: 'j' }).end();
  },
  listeners(res) {
    ['on', 'once', 'emit'].forEach((name) => wrap(res, name));
    res.end('x', () => log('ended'));
  },
  piped(res) { ['write', 'end'].forEach((name) => wrap(res, name)); Readable.from(['a', 'b']).pipe(res); },
  pipeline(res) { ['write', 'end'].forEach((name) => wrap(res, name)); pipeline(Readable.from(['a']), res, (e) => log('done', e)); },
  destroyed(res) { wrap(res, 'destroy'); pipeline(new Readable({ read() { this.destroy(new Error('source')); } }), res, (e) => log(e.message)); },
  underscored(res) { ['_implicitHeader', '_storeHeader', '_send', '_writeRaw', '_finish'].forEach((name) => wrap(res, name)); res.write('a'); res.end('b'); },
  late(res) { res.write('a'); wrap(res, '_send'); res.end('b'); },
};
serve((req, res) => {
  const way = req.url.slice(1);
  log('==', way);
  res.sendDate = false;
  ways[way](res);
}, Object.keys(ways).map((way) => `GET /${way} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));

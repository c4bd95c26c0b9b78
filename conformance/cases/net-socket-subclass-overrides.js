// Methods that a subclass puts over the socket's own are called, by ES5 inheritance and by class.
const net = require('net'), util = require('util');
function Old(options) {
  if (!(this instanceof Old)) return new Old(options);
  net.Socket.call(this, options);
}
util.inherits(Old, net.Socket);
Old.prototype.connect = function (...args) {
  console.log('connect', args.length);
  return net.Socket.prototype.connect.apply(this, args);
};
class New extends net.Stream {
  _write(chunk, encoding, cb) { console.log('_write', chunk.length, encoding); super._write(chunk, encoding, cb); }
  _read(n) {
    if (!this.began) console.log('_read');
    this.began = true;
    super._read(n);
  }
  _final(cb) { console.log('_final'); super._final(cb); }
  _destroy(err, cb) { console.log('_destroy', err); super._destroy(err, cb); }
  push(chunk) { console.log('push', chunk && chunk.length); return super.push(chunk); }
  destroy(err) { console.log('destroy'); return super.destroy(err); }
  end(...args) { console.log('end', args.length); return super.end(...args); }
  setTimeout(ms, cb) { console.log('setTimeout', ms); return super.setTimeout(ms, cb); }
  emit(...args) { console.log('emit', args[0]); return super.emit(...args); }
}
const server = net.createServer((s) => s.setEncoding('utf8').on('data', (d) => s.write(d.toUpperCase())));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const old = Old({ allowHalfOpen: false });
  old.connect(port, '127.0.0.1', () => old.end('old')).on('data', (d) => console.log(String(d)));
  old.on('close', () => {
    const c = new New();
    c.setTimeout(1000);
    c.connect({ port, host: '127.0.0.1' });
    c.write('new');
    c.on('data', (d) => { console.log(String(d)); c.end(); });
    c.on('close', () => server.close());
  });
});

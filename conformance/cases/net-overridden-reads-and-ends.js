// A _read that a class brings is called again when the connection stands, if it was called
// before, and _destroy calls back with the error that it was given.
const net = require('net');

const log = [];
class Mine extends net.Socket {
  _read(n) {
    log.push('_read ' + n + ' ' + this.connecting);
    super._read(n);
  }

  _destroy(error, callback) {
    log.push('_destroy ' + error);
    super._destroy(error, (...args) => {
      log.push('called back ' + args.length + ' ' + args[0]);
      callback(...args);
    });
  }
}

const server = net.createServer((s) => s.end('x')).listen(0, '127.0.0.1', () => {
  const c = new Mine();
  c.on('connect', () => log.push('connect'));
  c.on('data', (d) => log.push('data ' + d));
  c.connect(server.address().port, '127.0.0.1');
  c.on('ready', () => log.push('ready'));
  c.on('close', () => {
    server.close();
    const other = new Mine();
    other.on('error', (e) => log.push('error ' + e.message));
    other.on('close', () => console.log(log.join('\n')));
    other.destroy(new Error('mine'));
  });
});

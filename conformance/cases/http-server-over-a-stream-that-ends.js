// A server over a stream that its script ends or destroys under the responses: what was ended has left.
const http = require('http');
const { Duplex } = require('stream');
const { turns } = require('../lib/traces');
const pair = () => {
  const make = () => new Duplex({
    read() {},
    write(chunk, encoding, callback) { if (!this.other.destroyed) this.other.push(chunk); callback(); },
    final(callback) { if (!this.other.destroyed) this.other.push(null); callback(); },
    destroy(err, callback) { if (!this.other.destroyed) process.nextTick(() => { if (!this.other.readableEnded) this.other.push(null); }); callback(err); },
  });
  const a = make(), b = make();
  a.other = b;
  b.other = a;
  return [a, b];
};
const get = (url) => `GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`;
const run = async (name, text, handler, events = ['finish', 'close']) => {
  const log = [];
  let got = '';
  const server = http.createServer((req, res) => {
    res.sendDate = false;
    for (const e of events) res.on(e, () => log.push(`${req.url} ${e}`));
    handler(req, res, log);
  });
  server.on('clientError', (err, socket) => { log.push(err.code); socket.destroy(); });
  const [client, socket] = pair();
  client.on('data', (d) => { got += d; }).on('error', () => {});
  socket.on('error', (err) => log.push('socket ' + err.code));
  server.emit('connection', socket);
  client.write(text);
  await turns();
  client.destroy();
  await turns();
  console.log(name, '|', log.join(' | '), '|', JSON.stringify(got));
};
(async () => {
  await run('ended before a broken request', get('/a') + '\x01', (req, res) => res.end('whole'));
  await run('destroyed behind the end', get('/a') + get('/b'), (req, res) => { res.end('whole'); req.socket.destroy(); }, []);
  await run('ended by the script', get('/a'), (req, res, log) => {
    req.socket.end();
    setImmediate(() => { log.push(res.write('x', () => log.push('cb'))); res.end(() => log.push('cb end')); });
  });
  await run('destroyed by the script', get('/a'), (req, res, log) => {
    req.socket.destroy();
    log.push(res.write('x', () => log.push('cb')));
  });
})();

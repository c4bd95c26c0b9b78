// What a response shows before 'finish' of the one before it, and which ticks tell of its writes; a request behind one that
// was refused in the same bytes; an answer that is due when another protocol takes the connection.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const run = (name, text, handler, setup = () => {}) => new Promise((done) => {
  const log = [];
  let count = 0;
  const server = http.createServer((req, res) => {
    const id = count++;
    res.sendDate = false;
    log.push(`request ${id} ${res.socket === null}`);
    for (const e of ['prefinish', 'finish', 'close']) res.on(e, () => log.push(`${e} ${id}`));
    handler(res, id, (what) => (err) => log.push(`cb ${what}${err ? ' ' + err.code : ''}`));
  });
  setup(server, log);
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
    client.on('data', (d) => { got += d; }).on('error', () => {}).on('end', () => client.end());
    client.on('close', () => server.close(async () => {
      await turns();
      console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.replace(/Date:.*?\r\n/g, '')));
      done();
    }));
  });
});
const get = (more = '') => `GET / HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const post = (more) => `POST / HTTP/1.1\r\n${more}Content-Length: 3\r\n\r\nabc`;
const last = 'Connection: close\r\n';
(async () => {
  await run('written behind an end', get() + get(last), (res, id, cb) => {
    res.write('a', cb('a' + id));
    res.end('b', cb('b' + id));
  });
  await run('written behind one that is open', get() + get(last), async (res, id, cb) => {
    res.write('a', cb('a' + id));
    await turns(2 - id);
    res.end(cb('end' + id));
  });
  await run('refused, and one more', post('') + post('Host: x\r\n'), () => {});
  await run('taken by another protocol', get() + 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n', () => {}, (server, log) => {
    server.on('connect', (req, socket) => { log.push('connect'); socket.on('close', () => log.push('socket close')).end('bye'); });
  });
})();

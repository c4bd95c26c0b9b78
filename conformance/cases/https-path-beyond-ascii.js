// the bytes of a path beyond ASCII: those of Latin-1 by itself, of UTF-8 where the head leaves with a string
const https = require('https');
const tls = require('tls');
const { identity, listen, close } = require('../lib/tls');
const send = async (name, options, f) => {
  let head = '';
  const server = tls.createServer(identity('server'), (socket) => socket.on('data', (d) => {
    head += d.toString('latin1');
    if (head.includes('HTTP/1.1')) socket.destroy();
  }));
  const port = await listen(server);
  await new Promise((closed) => f(https.request({ port, path: '/é', agent: false, rejectUnauthorized: false, ...options }).on('error', () => {}).on('close', closed)));
  console.log(name, head.split(' ')[1]);
  await close(server);
};
(async () => {
  await send('nothing', {}, (req) => req.end());
  await send('string', {}, (req) => req.end('abc'));
  await send('posted', { method: 'POST' }, (req) => req.end('abc'));
  await send('bytes', { method: 'POST' }, (req) => req.end(Buffer.from('abc')));
  await send('chunks', { method: 'POST' }, (req) => { req.write('a'); req.end(); });
  await send('flushed', { method: 'POST' }, (req) => { req.flushHeaders(); req.end(); });
})();

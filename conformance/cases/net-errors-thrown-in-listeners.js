// What listeners throw is uncaught; server and connections go on.
const net = require('net');
const seen = [];
process.on('uncaughtException', (e, origin) => seen.push(origin + ': ' + e.message));
let n = 0;
const server = net.createServer((s) => {
  n++;
  s.on('data', (d) => {
    if (String(d) === 'boom') {
      s.write('go');
      throw new Error('in data');
    }
    s.write('re:' + d);
  });
  s.on('close', () => { throw new Error('in close'); });
  if (n === 2) throw new Error('in connection');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const c = net.connect(port, '127.0.0.1', () => c.write('boom'));
  c.setEncoding('utf8');
  c.on('ready', () => seen.push('ready'));
  c.on('data', (d) => {
    seen.push('client ' + d);
    if (d === 'go') c.write('a');
    else c.end();
    throw new Error('in client data');
  });
  c.on('close', () => {
    seen.push('client close');
    const second = net.connect(port, '127.0.0.1', () => second.end('x'));
    second.resume().on('close', () => {
      seen.push('second close');
      server.close(() => { seen.push('server close'); throw new Error('in server close'); });
    });
  });
});
server.on('listening', () => { throw new Error('in listening'); });
process.on('exit', (code) => {
  const closes = seen.filter((x) => /in close/.test(x)); // in no order with the client's
  console.log(code, closes.join(), '\n' + seen.filter((x) => !closes.includes(x)).join('\n'));
});

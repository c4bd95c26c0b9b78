const net = require('net');
const server = net.createServer((s) => {
  const log = [];
  for (const ev of ['end', 'finish', 'close']) s.on(ev, () => { log.push(ev); if (ev === 'close') console.log(log.join(' '), s.destroyed, s.readyState); });
  s.resume();
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => c.end());
  c.resume().on('close', () => server.close());
});

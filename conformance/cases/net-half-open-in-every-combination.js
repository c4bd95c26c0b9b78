// allowHalfOpen on either side, and either side ends first: who still writes, what is emitted when.
const net = require('net');
const combinations = [];
for (const server of [false, true]) {
  for (const client of [false, true]) combinations.push([server, client, 'client'], [server, client, 'server']);
}

function follow(socket, log) {
  for (const ev of ['end', 'finish', 'close']) {
    socket.on(ev, () => log.push(ev + (socket.writable ? 'W' : '') + (socket.readable ? 'R' : '')));
  }
  socket.on('error', (e) => log.push(e.code));
}

(function next() {
  const one = combinations.shift();
  if (!one) return;
  const [serverOpen, clientOpen, first] = one;
  const logs = { server: [], client: [] };
  let got = '', open = 3;
  const server = net.createServer({ allowHalfOpen: serverOpen }, (s) => {
    follow(s, logs.server);
    s.on('close', done);
    s.resume();
    if (first === 'server') s.end('S');
    s.on('end', () => {
      logs.server.push(s.readyState, s.writableEnded);
      if (serverOpen) s.end('late');
      else s.write('after', (e) => logs.server.push('written ' + (e && e.code)));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: clientOpen });
    follow(c, logs.client);
    c.on('data', (d) => { got += d; });
    if (first === 'client') c.on('connect', () => c.end('C'));
    c.on('end', () => {
      logs.client.push(c.readyState, c.writableEnded);
      if (clientOpen) setImmediate(() => c.end('late'));
    });
    c.on('close', () => { server.close(); done(); });
  });
  server.on('close', done);
  function done() {
    if (--open > 0) return;
    console.log(one.join(), '| server', logs.server.join(' '), '| client', logs.client.join(' '), '|', got);
    next();
  }
})();

// What enterWith makes current in a callback stays with the timer or the socket: its next
// callback runs with it, others do not.
'use strict';
const { AsyncLocalStorage } = require('async_hooks');
const net = require('net');

const storage = new AsyncLocalStorage();

const seen = { timers: [], server: [], client: [] }; // either side by itself: they race

function note(who, what) { seen[who].push(`${what} ${storage.getStore()}`); }

function enter(who, what, store) {
  note(who, what);
  storage.enterWith(store);
}

function sockets() {
  const server = net.createServer((socket) => {
    enter('server', 'connection', 'connection');
    socket.on('data', () => { enter('server', 'data', 'data'); socket.write('x'); });
    socket.on('end', () => note('server', 'end'));
  });
  server.listen(0, () => {
    enter('server', 'listening', 'listening');
    const client = net.connect(server.address().port, () => { enter('client', 'connect', 'connected'); client.write('1'); });
    let answers = 0;
    client.on('data', () => {
      enter('client', 'data', `answer ${answers}`);
      if (++answers < 3) client.write('1'); else client.end();
    });
    client.on('close', () => {
      note('client', 'close');
      server.close();
    });
  });
}

let runs = 0;
const interval = setInterval(() => {
  enter('timers', 'interval', `run ${runs}`);
  if (++runs < 3) return;
  clearInterval(interval);
  let again = 0;
  storage.enterWith('outer');
  const timeout = setTimeout(() => {
    enter('timers', 'timeout', `fired ${again}`);
    if (again++ < 2) timeout.refresh(); else storage.run(undefined, sockets);
  }, 1);
}, 1);

process.on('exit', () => console.log(seen));

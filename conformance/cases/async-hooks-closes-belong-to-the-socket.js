'use strict';
// 'close' of a socket belongs to whoever made the socket, not to who destroyed it; what comes on
// a connection that a server took belongs to nobody.
const http = require('http');
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');

const store = new AsyncLocalStorage();
const say = (...a) => console.log(...a, store.getStore());

function sockets(then) {
  const server = net.createServer((socket) => {
    say('connection');
    for (const event of ['data', 'end', 'close']) socket.on(event, () => say('  taken', event));
    store.run('handler', () => socket.end('hi'));
  });
  store.run('listen', () => server.listen(0, '127.0.0.1', () => {
    store.run('client', () => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      socket.end('ho');
      socket.resume();
      socket.on('close', () => {
        const whose = store.getStore();
        server.close(() => { // behind what the server's side hears
          console.log('close', whose);
          then();
        });
      });
    });
  }));
}

function destroyed(how, then) {
  const server = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1', () => {
    store.run('maker', () => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      socket.on('error', () => say(how, 'error'));
      socket.on('close', () => {
        say(how, 'close');
        server.close(then);
      });
      const destroy = () => store.run('destroyer', () => socket.destroy(how === 'with an error' ? new Error('x') : undefined));
      if (how === 'at once') process.nextTick(destroy);
      else socket.on('connect', () => setImmediate(destroy));
    });
  });
}

function request(agent, then) {
  const server = http.createServer().listen(0, '127.0.0.1', () => {
    store.run('asker', () => {
      const req = http.get({ port: server.address().port, host: '127.0.0.1', agent });
      req.on('error', () => say('request error'));
      req.on('close', () => {
        say('request close');
        server.close(then);
      });
      req.on('socket', (socket) => socket.on('connect', () => setImmediate(() => store.run('destroyer', () => req.destroy()))));
    });
  });
}

sockets(() => destroyed('at once', () => destroyed('connected', () => destroyed('with an error', () => request(undefined, () => request(false))))));

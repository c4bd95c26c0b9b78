'use strict';
// What a listener of 'socket' writes is the socket's at once, with what was written before; what
// is written to a socket that is destroyed is dropped.
const http = require('http');
const net = require('net');

function run(name, before, inSocket, then) {
  const server = net.createServer((socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const req = http.request({ port, host: '127.0.0.1', method: 'POST', headers: { Host: 'h' } });
    const held = (when) => console.log(`${name}: ${when} ${req.writableLength}`);
    before(req);
    req.on('socket', (socket) => {
      inSocket(req, socket);
      held('socket');
    });
    req.on('finish', () => held('finish'));
    req.on('error', (e) => held(`error ${e.message}`));
    req.on('close', () => {
      held('close');
      server.close(then);
    });
  });
}

const tests = [
  ['written and destroyed', () => {}, (req, socket) => { req.write('ab'); socket.destroy(new Error('gone')); }],
  ['waiting and destroyed', (req) => req.write('ab'), (req, socket) => { socket.destroy(new Error('gone')); }],
  ['both and destroyed', (req) => req.write('ab'), (req, socket) => { req.write('cd'); socket.destroy(new Error('gone')); }],
  ['destroyed and written', () => {}, (req, socket) => {
    socket.once('connect', () => {
      socket.destroy(new Error('gone'));
      console.log('write', req.write('ab', () => console.log('never')), req.writableNeedDrain, req.headersSent);
    });
  }],
  ['destroyed and ended', () => {}, (req, socket) => {
    req.useChunkedEncodingByDefault = false;
    req.write('ab');
    process.nextTick(() => {
      socket.destroy();
      req.end();
    });
  }],
];
(function next() {
  if (tests.length) run(...tests.shift(), next);
})();

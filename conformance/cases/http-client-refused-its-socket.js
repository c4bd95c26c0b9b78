// What a request fails with that is given up before its socket comes, by what has become of the
// socket; and a request that ends behind its answer has the agent take the socket back before
// listeners that came later hear of 'finish'.
'use strict';
const http = require('http');
const { Duplex, PassThrough } = require('stream');

const turns = async (n) => { while (n--) await new Promise(setImmediate); };
const giveUp = { destroy: (req) => req.destroy(), fail: (req) => req.destroy(new Error('mine')), abort: (req) => req.abort() };
const spoil = { nothing() {}, destroyed: (s) => s.destroy(), failed: (s) => s.destroy(new Error('of the socket')), ended: (s) => s.end() };

async function early(how, what, first) {
  const socket = new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } }).on('error', () => {});
  const agent = new http.Agent();
  agent.createConnection = () => socket;
  const log = [];
  const req = http.request({ agent }).on('error', (e) => log.push(e.message));
  for (const event of ['prefinish', 'finish', 'socket', 'abort', 'close']) req.on(event, () => log.push(event));
  if (first) giveUp[how](req);
  spoil[what](socket);
  if (!first) giveUp[how](req);
  req.end();
  await turns(5);
  console.log(how, what, first, log.join(), socket.destroyed);
}

async function failing(options, kind) {
  const log = [];
  const req = http.request(options).on('error', (e) => log.push(e.message)).on('close', () => log.push('close'));
  req.end();
  await turns(5);
  console.log(kind, log.join(), req.destroyed);
}

function late() {
  const input = new PassThrough();
  const socket = Duplex.from({ readable: input, writable: new PassThrough().resume() });
  socket.on('error', () => {}).setTimeout = (ms) => { console.log('setTimeout', ms); return socket; };
  const agent = new http.Agent({ keepAlive: true });
  agent.createConnection = () => socket;
  const req = http.request({ agent, method: 'POST', timeout: 5000 });
  req.on('finish', () => console.log('finish, heard before'));
  req.on('response', (res) => {
    console.log('response', req.listenerCount('finish'));
    res.resume().on('end', () => {
      req.on('finish', () => console.log('finish, heard after'));
      req.on('close', () => { console.log('close'); agent.destroy(); socket.destroy(); });
      req.end();
    });
  });
  req.flushHeaders();
  input.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
}

(async () => {
  for (const how in giveUp) for (const what in spoil) for (const first of [true, false]) await early(how, what, first);
  const socket = new Duplex({ read() {} });
  const refuse = (options, callback) => { process.nextTick(callback, new Error('no'), socket); };
  const agent = new http.Agent();
  agent.createConnection = refuse;
  await failing({ agent }, 'the agent fails');
  await failing({ createConnection: refuse }, 'createConnection fails');
  console.log(socket.destroyed);
  late();
})();

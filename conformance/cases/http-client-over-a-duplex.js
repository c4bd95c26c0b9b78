// a request over a stream that is no socket: given by createConnection, and by an agent, which cannot keep it
const http = require('http');
const { Duplex } = require('stream');
const { follow, series, ofRequest, ofResponse } = require('../lib/client');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const run = (name, options) => (next) => {
  let sent = '';
  const stream = new Duplex({
    read() {},
    write(chunk, enc, cb) { sent += chunk; cb(); setImmediate(() => stream.push('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi')); },
    final(cb) { log.push('final'); stream.push(null); cb(); },
  });
  const log = [];
  follow(log, 'stream', stream, ['close', 'end', 'finish', 'error', 'free']);
  const req = follow(log, 'req', http.get({ host: 'x', ...options(stream) }), ofRequest);
  req.on('response', (res) => follow(log, 'res', res, ofResponse));
  req.on('close', () => setImmediate(() => { console.log(`${name}: ${log.join(', ')}; ${stream.destroyed}\n${sent}`); next(); }));
};
class Keeping extends http.Agent {}
series([
  run('createConnection', (stream) => ({ createConnection: () => stream })),
  run('agent', (stream) => { const agent = new Keeping({ keepAlive: true }); agent.createConnection = () => stream; return { agent }; }),
]);

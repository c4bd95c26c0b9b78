// A request that is ended when its socket is gone: 'prefinish' comes if nothing waits for the
// socket any more, and 'finish' only if nothing ever did.
'use strict';
const http = require('http');
const { Duplex } = require('stream');
const { once } = require('events');

const closed = (req) => new Promise((resolve) => req.on('close', resolve));
const turns = async (n) => { while (n--) await new Promise(setImmediate); };

async function run(name, act) {
  for (const method of ['GET', 'POST']) {
    const socket = new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } });
    const agent = new http.Agent();
    agent.createConnection = () => socket;
    const req = http.request({ agent, method });
    const log = [];
    for (const event of ['prefinish', 'finish', 'socket', 'close']) req.on(event, () => log.push(event));
    req.on('error', (e) => log.push(e.message));
    await act(req, socket);
    await turns(5);
    console.log(method, name, log.join(), req.finished, req.writableFinished, req.writableLength, req.outputData.length);
  }
}

(async () => {
  await run('never connected', async (req, socket) => { socket.destroy(); await turns(3); req.end(); });
  await run('never connected, with a chunk', async (req, socket) => { socket.destroy(); await turns(3); req.end('x'); });
  await run('written before', async (req, socket) => { req.write('x'); socket.destroy(); await turns(3); req.end(); });
  await run('written before, and a chunk', async (req, socket) => { req.write('x'); socket.destroy(); await turns(3); req.end('y'); });
  await run('destroyed by a listener', async (req, socket) => { req.once('socket', () => socket.destroy()); await closed(req); req.end('y'); });
  await run('the same, written before', async (req, socket) => { req.write('x'); req.once('socket', () => socket.destroy()); await closed(req); req.end(); });
  await run('destroyed later', async (req, socket) => { await once(req, 'socket'); socket.destroy(); req.end('y'); });
})();

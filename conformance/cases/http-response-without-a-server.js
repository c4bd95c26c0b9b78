// A response that a script makes writes to the socket that it is assigned, piece by piece.
const { ServerResponse } = require('http');
const { Writable, PassThrough } = require('stream');
const tell = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const listen = (m) => {
  for (const event of ['socket', 'drain', 'prefinish', 'finish', 'close', 'error']) m.on(event, () => console.log(event, m.writableFinished));
  m.sendDate = false;
  return m;
};
const writes = () => new Writable({ write(chunk, encoding, done) { console.log('>', JSON.stringify(String(chunk))); done(); } });

const first = listen(new ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }));
console.log(first.write('before'), first.outputData.length, first.writableLength, first.statusMessage);
const socket = writes();
first.assignSocket(socket);
console.log(first.socket === socket, socket._httpMessage === first, tell(() => new ServerResponse({}).assignSocket(socket)));
first.writeProcessing();
first.end('behind', () => console.log('ended'));
console.log(first.writableFinished, first.finished);

setImmediate(() => {
  first.detachSocket(socket);
  console.log(first.socket, socket._httpMessage);
  for (const req of [{ method: 'HEAD', httpVersionMajor: 1, httpVersionMinor: 1 }, { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 0, headers: { te: 'chunked' } },
    { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 0, headers: {} }]) {
    const m = new ServerResponse(req, { highWaterMark: 5 });
    const to = new PassThrough();
    m.sendDate = false;
    m.assignSocket(to);
    console.log(m.writableHighWaterMark > 5, m.write('abc'), m.end('d') === m, String(to.read()), m._hasBody, m._last);
  }
  const gone = listen(new ServerResponse({ method: 'GET' }));
  const to = writes();
  gone.assignSocket(to);
  gone.statusMessage = 'Fine';
  console.log(gone.writeHead(299, [['a', 'b']]) === gone, tell(() => gone.writeHead(200)), tell(() => gone.setHeader('a', 'b')), gone.statusMessage);
  to.destroy();
});

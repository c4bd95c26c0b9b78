'use strict';
// A stream given to a server by emitting 'connection' is written to as Node does it: in text where
// it takes text, behind a cork until the end of the tick, with the callback of each write, so that
// it is the stream's order in which callbacks, 'drain', 'finish' and 'close' come. An answer that
// waits for its turn gets the stream with 'finish' of the one before.
const http = require('http');
const { Duplex } = require('stream');

const whens = {
  now: (callback) => callback(),
  tick: (callback) => process.nextTick(callback),
  later: (callback) => setImmediate(callback),
};
const text = (chunk) => JSON.stringify(chunk.toString('latin1').replace(/HTTP[^]*?\r\n\r\n/g, (h) => `[${h.slice(9, 12)}]`));

const answers = {
  parts: (res, told) => {
    res.write('a', told('a'));
    res.write(Buffer.from('b'), told('b'));
    process.nextTick(told('tick'));
    res.end('c', told('end'));
  },
  corked: (res, told) => {
    res.cork();
    res.write('a', told('a'));
    told(`corked ${res.writableCorked}`)();
    setImmediate(() => { res.uncork(); res.end(told('end')); });
  },
  full: (res, told) => {
    res.writeHead(200, { 'Content-Length': 12 });
    told(`write ${res.write('0123456789', told('ten'))} ${res.writableLength} ${res.writableNeedDrain}`)();
    res.on('drain', () => { told('drain')(); res.end('ab'); });
  },
  continued: (res, told) => { res.writeContinue(told('continue')); res.end('a', told('end')); },
  destroyed: (res, told) => {
    res.write('a', told('a'));
    res.destroy();
    told(`write ${res.write('b', told('b'))}`)();
  },
  ended: (res, told) => { res.socket.end(); res.end('a', told('end')); },
};

function serve(name, when, requests) {
  return new Promise((done) => {
    const log = [];
    const stream = new Duplex({
      decodeStrings: when === 'tick',
      writableHighWaterMark: 8,
      read() {},
      write(chunk, encoding, callback) { log.push(`${encoding}:${text(chunk)}`); whens[when](callback); },
      final(callback) { log.push('final'); callback(); },
    });
    const server = http.createServer((req, res) => {
      const id = req.url.slice(1);
      const told = (what) => (err) => log.push(`${what}${id}${err ? ` ${err.code}` : ''}`);
      for (const event of ['prefinish', 'finish', 'close', 'socket']) res.on(event, () => told(event)());
      if (id === '1') told(`socket ${res.socket === stream} `)();
      answers[name](res, told);
      told(`out ${res.outputData.map((piece) => text(piece.data)).join()} `)();
    });
    server.emit('connection', stream);
    for (let id = 0; id < requests; id++) stream.push(`GET /${id} HTTP/1.1\r\nHost: a\r\n\r\n`);
    let turns = 0;
    setImmediate(function turn() {
      if (turns++ < 60) return setImmediate(turn);
      console.log(`${name} ${when} ${requests}: ${log.join(', ')}`);
      stream.destroy();
      done();
    });
  });
}

(async () => {
  for (const name in answers) {
    for (const when in whens) await serve(name, when, 1);
    if (name !== 'ended' && name !== 'full') await serve(name, 'later', 2);
  }
})();

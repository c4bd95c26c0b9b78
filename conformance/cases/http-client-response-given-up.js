// The ticks between the destruction of a response and its 'close': whether 'end' still comes.
'use strict';
const http = require('http');

function round(first, whole, then) {
  const log = [];
  const server = http.createServer((req, res) => (whole ? res.end('ok') : res.write('x')));
  server.listen(0, '127.0.0.1', () => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1' }, (res) => {
      for (const e of ['aborted', 'end', 'close', 'resume', 'error']) res.on(e, () => log.push(e, res.closed));
      for (const method of first) res[method]();
    });
    req.on('close', () => log.push('request closed'));
    req.on('socket', (s) => s.on('close', () => {
      server.closeAllConnections();
      server.close(() => {
        console.log(first.join(), whole, log.join());
        then();
      });
    }));
  });
}

const rounds = [];
for (const first of [['destroy', 'resume'], ['resume', 'destroy'], ['destroy']]) rounds.push([first, true], [first, false]);
(function next() {
  if (rounds.length > 0) round(...rounds.shift(), next);
})();

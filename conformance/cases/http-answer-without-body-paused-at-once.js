// A message without a body has ended before anybody reads it: its 'end' comes with the first
// look, also when that is paused at once, and 'readable' does not come for it.
'use strict';
const http = require('http');

const ways = {
  'paused in resume': (m) => m.on('resume', () => m.pause()).resume(),
  'resumed in pause': (m) => { m.once('pause', () => m.resume()).resume(); m.pause(); },
  'readable': (m) => m.on('readable', () => console.log('readable', m.read())),
};

const server = http.createServer((req, res) => { res.sendDate = false; res.end(); });
server.listen(0, async () => {
  for (const [name, read] of Object.entries(ways)) {
    await new Promise((done) => {
      http.get({ port: server.address().port, agent: false }, (m) => {
        setImmediate(() => {
          console.log(name);
          for (const e of ['resume', 'pause', 'end', 'close']) m.on(e, () => console.log(e));
          m.on('close', done);
          read(m);
        });
      });
    });
  }
  server.close();
});

// A listener of 'resume' that throws does not keep back a body that has come whole: its end,
// which came with it, has the stream read on by itself.
'use strict';
const http = require('http');

process.on('uncaughtException', (e) => console.log('uncaught', e.message));

const server = http.createServer((req, res) => { res.sendDate = false; res.end('body'); });
server.listen(0, () => {
  http.get({ port: server.address().port, agent: false }, (m) => {
    m.on('resume', () => { throw new Error('from resume'); });
    m.on('data', (b) => console.log('data', String(b)));
    m.on('end', () => { console.log('end'); server.close(); });
  });
});

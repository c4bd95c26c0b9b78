// What one read has brought is delivered although its first message has the receiver
// disconnect, and comes before 'disconnect'.
'use strict';
const cluster = require('cluster');
const fs = require('fs');
const file = `${process.env.CASE_TMP}/log`;

if (cluster.isPrimary) {
  const worker = cluster.fork();
  for (let i = 0; i < 4; i++) worker.send(i);
  worker.on('exit', (code) => console.log(code, fs.readFileSync(file, 'utf8')));
} else {
  const log = [];
  process.on('message', (m) => {
    log.push(m, process.connected);
    if (m === 0) process.disconnect();
  });
  process.prependListener('disconnect', () => fs.writeFileSync(file, [...log, 'disconnect', process.channel].join()));
  for (const end = Date.now() + 50; Date.now() < end;); // all four are there by then
}

// captureRejections: a listener of 'request' whose promise fails is answered with 500, or its connection is closed.
require('events').captureRejections = true;
const { serve } = require('../lib/raw');
const get = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const jobs = [
  ['nothing sent', (req, res) => { res.setHeader('X', 'y'); }],
  ['head sent', (req, res) => { res.writeHead(200); res.write('x'); }],
  ['ended', (req, res) => { res.end('x'); }],
];
(function next() {
  if (!jobs.length) return;
  const [name, f] = jobs.shift();
  console.log('==', name);
  serve(async (req, res) => { res.sendDate = false; res.on('close', () => console.log('close', res.statusCode, res.writableFinished)); f(req, res); await 1; throw new Error('rejected'); }, [get])
    .on('clientError', (e) => console.log('clientError', e.message)).on('close', () => setImmediate(next));
})();

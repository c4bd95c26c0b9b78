// who has begun to read the body gets all of it, though the answer is long out
const { serve } = require('../lib/raw');
serve((req, res) => {
  let body = '';
  req.on('data', (d) => { body += d; });
  req.on('end', () => console.log(body, req.complete, res.writableFinished));
  setImmediate(() => res.end('early'));
}, [['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc', 'defGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']]);

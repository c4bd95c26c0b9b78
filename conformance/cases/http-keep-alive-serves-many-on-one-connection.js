const { serve } = require('../lib/raw');
let sockets = new Set(), n = 0;
serve((req, res) => { sockets.add(req.socket); res.end('answer ' + ++n); if (n === 3) console.log('sockets', sockets.size); },
  [['GET /1 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /2 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']]);

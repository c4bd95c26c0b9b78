const { serve } = require('../lib/raw');
serve((req, res) => { res.writeHead(200, { 'Content-Length': 4, Connection: 'close', Date: 'mine' }); res.end('four'); }, ['GET / HTTP/1.1\r\nHost: x\r\n\r\n']);

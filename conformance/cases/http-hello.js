const { serve } = require('../lib/raw');
serve((req, res) => { res.writeHead(200); res.end('hello world\n'); }, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n']);

const { serve } = require('../lib/raw');
serve((req, res) => res.end(req.url), [['POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde', 'GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']]);

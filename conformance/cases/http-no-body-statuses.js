const { serve } = require('../lib/raw');
serve((req, res) => { res.writeHead(Number(req.url.slice(1))); res.end(); }, [204, 304, 205].map((n) => `GET /${n} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));

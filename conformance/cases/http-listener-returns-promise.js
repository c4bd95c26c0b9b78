const { serve } = require('../lib/raw');
serve(async (req, res) => { await null; await new Promise(setImmediate); res.end('after awaiting'); }, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);

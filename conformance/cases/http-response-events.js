const { serve } = require('../lib/raw');
serve((req, res) => {
  const log = [];
  for (const ev of ['end', 'close']) req.on(ev, () => log.push('req ' + ev));
  for (const ev of ['prefinish', 'finish', 'close']) res.on(ev, () => { log.push('res ' + ev); if (ev === 'close') console.log(log.join(', '), res.writableFinished, req.destroyed); });
  req.resume();
  res.end('x', () => log.push('end callback'));
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);

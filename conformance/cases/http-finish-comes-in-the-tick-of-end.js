const { serve } = require('../lib/raw');
serve((req, res) => {
  const log = [];
  for (const ev of ['prefinish', 'finish', 'close', 'error']) res.on(ev, (e) => { log.push(e ? ev + ' ' + e.code : ev); if (ev === 'close') setImmediate(() => console.log(log.join(', '))); });
  res.write('x', () => log.push('write callback'));
  res.end('y', () => log.push('end callback'));
  process.nextTick(() => log.push('tick'));
  res.write('late', (e) => log.push('late callback ' + e.code));
  res.end((e) => log.push('second end ' + (e && e.code)));
  log.push('writableFinished ' + res.writableFinished);
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);

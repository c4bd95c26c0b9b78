const net = require('net'), { join } = require('path');
const path = join(process.env.CASE_TMP, 's');
const server = net.createServer((s) => s.resume().on('close', () => server.close())).listen(path, () => {
  const c = net.connect(path, () => {
    try { c.resetAndDestroy(); } catch (e) { console.log(e.name, e.code, e.message); }
    console.log(c.destroyed, c.readyState);
    c.end('still open');
  });
  try { c.resetAndDestroy(); } catch (e) { console.log('connecting', e.name, e.code); }
  c.resume().on('close', (bad) => console.log('close', bad));
});

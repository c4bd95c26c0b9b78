const net = require('net');
const path = process.env.CASE_TMP + '/' + 'p'.repeat(200);
const name = '\0' + 'a'.repeat(150);
for (const p of [path, name]) {
  const server = net.createServer();
  server.on('error', (e) => console.log('server', e.code, e.message.replace(p, 'PATH').replaceAll(process.env.CASE_TMP, 'TMP').replace(/p{20,}/, 'ppp')));
  try {
    server.listen(p, () => { console.log('listens', server.address().length === p.length); net.connect(p, () => console.log('connects')).on('error', (e) => console.log(e.code)).on('close', () => server.close()).end().resume(); });
  } catch (e) { console.log('threw', e.code, e.name); }
}

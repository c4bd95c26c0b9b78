'use strict';
// What fetch sends: undici's fields in undici's order, the script's own with their names, whatever
// the options of the request ask for.
const net = require('net');

const whole = (text) => {
  const at = text.indexOf('\r\n\r\n');
  if (at < 0) return false;
  if (/transfer-encoding/i.test(text)) return text.endsWith('0\r\n\r\n');
  const m = /content-length: (\d+)/i.exec(text);
  return text.length >= at + 4 + (m ? Number(m[1]) : 0);
};

const server = net.createServer((socket) => {
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (data) => {
    text += data.toString('latin1');
    if (!whole(text)) return;
    console.log(JSON.stringify(text.replace(/127\.0\.0\.1:\d+/g, 'here')));
    text = '';
    socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok');
    socket.end();
  });
});

server.listen(0, '127.0.0.1', async () => {
  const here = `http://127.0.0.1:${server.address().port}`;
  const ask = async (options) => {
    try {
      await (await fetch(`${here}/p?q#h`, options)).text();
    } catch (e) {
      console.log(e.message, '<-', e.cause && `${e.cause.name} ${e.cause.code} ${e.cause.message}`);
    }
  };
  const stream = () => new ReadableStream({ start(c) { c.enqueue(Buffer.from('BODY')); c.close(); } });

  await ask();
  await ask({ headers: { 'X-Up': '1', 'Aa': '2', 'User-Agent': 'U', 'Accept': 'A' } });
  await ask({ headers: [['b', '1'], ['a', '2'], ['B', '3']] });
  await ask({ method: 'POST', body: 'BODY' });
  await ask({ method: 'POST', body: 'BODY', headers: { 'Content-Type': 'q/r' } });
  await ask({ method: 'POST', duplex: 'half', body: stream() });
  for (const method of ['HEAD', 'POST', 'put', 'DELETE', 'FOO']) await ask({ method });
  for (const value of ['close', 'keep-alive', 'other']) await ask({ headers: { Connection: value } });
  await ask({ headers: { 'Host': 'other', 'Content-Length': '5', 'sec-fetch-mode': 'x', 'accept-language': 'y' } });
  for (const name of ['transfer-encoding', 'Keep-Alive', 'upgrade', 'Expect']) await ask({ headers: { [name]: 'x' } });
  await ask({ headers: { range: 'bytes=0-1' } });
  await ask({ mode: 'same-origin' });
  for (const cache of ['no-store', 'reload', 'no-cache', 'force-cache']) await ask({ cache });
  await ask({ cache: 'reload', headers: { 'cache-control': 'mine' } });
  await ask({ headers: { 'if-none-match': 'x' } });
  for (const referrerPolicy of ['', 'no-referrer', 'same-origin', 'unsafe-url']) {
    await ask({ referrerPolicy, referrer: `${here}/a?b#c` });
    await ask({ referrerPolicy, referrer: 'http://u:p@x/a?b#c' });
  }
  server.close();
});

// What the options of createServer do: requireHostHeader, uniqueHeaders, rejectNonStandardBodyWrites, highWaterMark, maxHeaderSize.
const { serve } = require('../lib/raw');
const { show } = require('../lib/traces');
const get = (url, fields = '', method = 'GET') => `${method} ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${fields}\r\n`;
const plain = (req, res) => { res.sendDate = false; res.end('ok'); };
const hostless = ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'];
const jobs = [
  ['requireHostHeader', {}, plain, hostless],
  ['requireHostHeader: false', { requireHostHeader: false }, plain, hostless],
  ['uniqueHeaders', { uniqueHeaders: ['X-A', 'set-cookie', 'never'] }, (req, res) => {
    res.sendDate = false;
    if (req.url === '/head') return res.writeHead(200, { 'X-A': ['1', '2'], 'X-B': ['3', '4'] }).end();
    res.setHeader('x-a', ['1', '2']).setHeader('Set-Cookie', ['a', 'b']).setHeader('x-b', ['1', '2']).setHeader('Cookie', ['p', 'q']).appendHeader('X-A', '3').end();
  }, [get('/'), get('/head')]],
  ['rejectNonStandardBodyWrites', { rejectNonStandardBodyWrites: true }, (req, res) => {
    res.sendDate = false;
    if (req.url !== '/') res.statusCode = +req.url.slice(1);
    for (const f of [() => res.write('a'), () => res.end('b'), () => res.end()]) { try { f(); console.log('ok'); } catch (e) { console.log(show(e)); } }
  }, [get('/'), get('/204'), get('/304'), get('/', '', 'HEAD')]],
  ['highWaterMark', { highWaterMark: 100 }, (req, res) => {
    console.log(req.readableHighWaterMark, res.writableHighWaterMark, req.socket.readableHighWaterMark, req.socket.writableHighWaterMark, res.write('x'.repeat(50)), res.write('x'.repeat(60)));
    res.sendDate = false;
    res.end();
  }, [get('/')]],
  ['maxHeaderSize', { maxHeaderSize: 100 }, plain, [get('/'), get('/', 'X: ' + 'y'.repeat(100) + '\r\n')]],
  ['strictContentLength', {}, (req, res) => {
    res.sendDate = false;
    res.strictContentLength = true;
    res.setHeader('Content-Length', 3);
    const ways = { '/more': () => { res.write('ab'); res.write('cd'); }, '/first': () => { res.write('abcd'); res.end(); }, '/less': () => res.end('ab'), '/fits': () => { res.write('é'); res.end('b'); }, '/parts': () => { res.write('a'); res.end('bcd'); } };
    try { ways[req.url](); } catch (e) { console.log(show(e)); res.destroy(); }
  }, ['/more', '/first', '/less', '/fits', '/parts'].map((url) => get(url))],
  ['not strict', {}, (req, res) => { res.sendDate = false; console.log(res.strictContentLength); res.setHeader('Content-Length', 3); res.end('abcdef'); }, [get('/')]],
];
(function next() {
  if (!jobs.length) return;
  const [name, options, listener, requests] = jobs.shift();
  console.log('==', name);
  serve(listener, requests, options).on('close', next);
})();

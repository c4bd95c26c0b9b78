// what a response shows of itself at its head and at its end
const http = require('http');
const { answer } = require('../lib/client');
const text = 'HTTP/1.1 203 Non Auth\r\nDate: x\r\nSet-Cookie: a\r\nset-cookie: b\r\nX-A: 1\r\nx-a: 2\r\nAge: 1\r\nage: 2\r\nContent-Type: t\r\nContent-type: u\r\nConnection: close\r\n' +
  'Transfer-Encoding: chunked\r\nTrailer: T\r\n\r\n3;ext=1\r\nabc\r\n0\r\nT: v\r\nt: w\r\nSet-Cookie: z\r\n\r\n';
answer(text, (port, close) => {
  const req = http.get({ port, host: '127.0.0.1' }, (res) => {
    const show = (names) => { for (const k of names) console.log(k, JSON.stringify(res[k])); };
    const all = ['statusCode', 'statusMessage', 'httpVersion', 'httpVersionMajor', 'headers', 'rawHeaders', 'headersDistinct', 'trailers', 'rawTrailers', 'complete', 'aborted', 'upgrade', 'url', 'method', 'destroyed', 'readableEnded'];
    console.log(res.req === req, res.socket === req.socket, res.connection === res.socket, req.res === res, res instanceof http.IncomingMessage);
    show(all);
    res.resume();
    res.on('end', () => { show([...all, 'trailersDistinct']); close(); });
  });
});

// which answers the client refuses, with which error, strictly and leniently
const http = require('http');
const { answer, series } = require('../lib/client');
const ok = 'HTTP/1.1 200 OK\r\n';
const list = ['garbage\r\n\r\n', 'HTTP/1.1 20 OK\r\n\r\n', 'HTTP/3.7 200 OK\r\n\r\n', ok + 'Content-Length: x\r\n\r\n', ok + 'Content-Length: 1\r\nContent-Length: 2\r\n\r\n',
  ok + 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', ok + 'Transfer-Encoding: chunked\r\n\r\nxyz\r\n', ok + 'A b: c\r\n\r\n', ok + 'A: b\x01\r\n\r\n', 'HTTP/1.1 200 OK\nA: b\n\n',
  ok + `A: ${'x'.repeat(20000)}\r\n\r\n`, 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', ok + 'Content-Length: 0\r\nA: b\r\n c\r\n\r\n',
  '\r\n\r\n' + ok + 'Content-Length: 0\r\n\r\n', ok + 'Transfer-Encoding: gzip\r\n\r\nabc', ok + 'Transfer-Encoding: chunked, gzip\r\n\r\nabc', ok + ': x\r\n\r\n',
  ok + 'Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n', 'HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n', 'HTTP/1.1 304 OK\r\nContent-Length: 10\r\n\r\n', 'HTTP/1.1 204 No\r\n\r\nsomebody',
  'HTTP/1.1 200 caf\xe9\r\nX: \xe9\r\nContent-Length: 0\r\n\r\n', ok + 'Content-Length: 1\r\n\r\nagarbage', `${ok}Content-Length: 1\r\n\r\na${ok}Content-Length: 1\r\n\r\nb`];
const one = (text, insecureHTTPParser) => (next) => answer((s) => s.end(text, 'latin1'), (port, close) => {
  const log = [];
  const req = http.get({ port, host: '127.0.0.1', agent: false, insecureHTTPParser });
  req.on('response', (res) => {
    log.push(`${res.statusCode} ${res.statusMessage} ${res.httpVersion} ${res.rawHeaders}`.slice(0, 60));
    res.on('error', (e) => log.push(`response: ${e.message}`)).on('data', (d) => log.push(`data ${d}`)).on('end', () => log.push('end'));
  });
  req.on('error', (e) => log.push(`${e.code} ${e.message} ${Object.keys(e)} ${e.bytesParsed} ${e.reason} ${e.rawPacket && e.rawPacket.length} ${req.socket.destroyed}`));
  req.on('close', () => { console.log(`${JSON.stringify(text).slice(0, 70)}: ${log.join(', ')}`); close(); next(); });
});
series([...list.map((t) => one(t)), (next) => { console.log('leniently'); next(); }, ...list.map((t) => one(t, true))]);

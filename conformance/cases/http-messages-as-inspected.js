// util.inspect of a request and a response shows what they hold
const http = require('http');
const { inspect } = require('util');
const show = (name, o, keys) => {
  const text = inspect(o, { depth: 0 });
  console.log(name, keys.map((k) => (text.match(new RegExp(`^  ${k}: .*$`, 'm')) || [`  no ${k}`])[0].trim()).join(' '));
};
const server = http.createServer((req, res) => {
  show('server request', req, ['httpVersion', 'complete', 'url', 'method', 'statusCode']);
  show('server response', res, ['chunkedEncoding', 'finished', '_header', 'sendDate', 'shouldKeepAlive', '_sent100']);
  res.end('ok');
}).listen(0, '127.0.0.1', () => {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', path: '/p', agent: false, timeout: 5000, headers: { Host: 'here' } }, (res) => {
    show('response', res, ['httpVersion', 'complete', 'url', 'method', 'statusCode', 'statusMessage', 'aborted']);
    show('request', req, ['method', 'path', 'host', 'protocol', 'timeout', 'aborted', 'reusedSocket', '_ended', 'res', 'finished', '_headerSent', 'maxHeadersCount']);
    res.resume();
    server.close();
  });
  show('new request', req, ['res', 'socket', '_header', 'destroyed', 'upgradeOrConnect', 'timeoutCb']);
});

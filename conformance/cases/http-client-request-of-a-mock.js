// an OutgoingMessage with ClientRequest's prototype, as mocking libraries make one: what the methods do with its own properties
const http = require('http');
const { EventEmitter } = require('events');
const { inherits } = require('util');
function Mock(options) {
  http.OutgoingMessage.call(this);
  Object.assign(this, { method: 'GET', path: options.path, host: 'h', protocol: 'http:', maxHeadersCount: 5, aborted: false, reusedSocket: false, res: null });
}
inherits(Mock, http.ClientRequest);
class Socket extends EventEmitter {}
for (const name of ['setNoDelay', 'setKeepAlive', 'setTimeout', 'destroy']) Socket.prototype[name] = function(...args) { console.log('socket', name, ...args.map((a) => (a instanceof Error ? a.message : a))); };
const make = (socket) => {
  const req = new Mock({ path: '/p' });
  for (const ev of ['abort', 'timeout']) req.on(ev, () => console.log('emitted', ev));
  if (socket) req.socket = new Socket();
  return req;
};
let req = make(true);
console.log(req instanceof http.ClientRequest, req.method, req.path, req.host, req.protocol, req.maxHeadersCount, Object.keys(req).includes('path'));
req.setHeader('A', 'b');
console.log(req.getHeader('a'), req.destroyed);
console.log(req.destroy(new Error('mine')) === req, req.destroyed, req.destroy() === req);
req = make(true);
req.abort();
req.abort();
console.log(req.aborted, req.destroyed);

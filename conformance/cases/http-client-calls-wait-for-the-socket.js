// What is asked of a request's socket before there is one goes through _deferToConnect, on the
// methods and properties of the request alone; so do _finish and _implicitHeader.
'use strict';
const http = require('http');
const EventEmitter = require('events');

const proto = http.ClientRequest.prototype;
const methods = ['_finish', '_implicitHeader', '_deferToConnect', 'abort', 'destroy', 'onSocket', 'setTimeout',
  'setNoDelay', 'setSocketKeepAlive', 'clearTimeout'];
console.log(Object.getOwnPropertyNames(proto).filter((name) => methods.includes(name)).join());

// An object that only has the prototype.
const other = Object.assign(Object.setPrototypeOf(new EventEmitter(), proto), { socket: null, method: 'GET', path: '/q' });
const socket = Object.assign(new EventEmitter(), {
  writable: false,
  greet(...args) { console.log('greet', args, this === socket); },
  setNoDelay(...args) { console.log('setNoDelay', args); },
});
other._deferToConnect('greet', [1, 2]);
other.setNoDelay();
console.log(other.listeners('socket').map((f) => f.name));
other.socket = socket;
other.emit('socket', socket);
console.log(socket.listeners('connect').map((f) => f.name));
socket.emit('connect');
socket.writable = true;
other._deferToConnect('greet', [3]);
other._deferToConnect('', [4]);
other._storeHeader = (line) => console.log(JSON.stringify(line));
other._implicitHeader();
other._header = 'x';
try { other._implicitHeader(); } catch (e) { console.log(e.code, e.message); }

// A class that has its own.
class Watched extends http.ClientRequest {
  _deferToConnect(...args) { console.log('defer', args); super._deferToConnect(...args); }
  _implicitHeader() { super._implicitHeader(); console.log('head', this._header.split('\r\n')[0]); }
  _finish() { console.log('finish'); super._finish(); }
}
const server = http.createServer((req, res) => res.end()).listen(0, '127.0.0.1', () => {
  const req = new Watched({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    res.resume().on('end', () => server.close());
  });
  req.setNoDelay(true);
  req.setSocketKeepAlive(true, 1000);
  req.on('prefinish', () => console.log('prefinish'));
  req.end();
});

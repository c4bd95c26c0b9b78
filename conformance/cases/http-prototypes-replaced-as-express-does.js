const { serve } = require('../lib/raw');
const http = require('http');
const reqProto = Object.create(http.IncomingMessage.prototype);
reqProto.get = function (n) { return this.headers[n.toLowerCase()]; };
const resProto = Object.create(http.ServerResponse.prototype);
resProto.send = function (s) { this.setHeader('Content-Length', Buffer.byteLength(s)); this.end(s); };
serve((req, res) => {
  Object.setPrototypeOf(req, reqProto);
  Object.setPrototypeOf(res, resProto);
  req.url = '/changed'; req.custom = 1;
  res.locals = { a: 1 };
  res.send(`${req.get('Host')} ${req.url} ${req.custom} ${res.locals.a} ${req instanceof http.IncomingMessage}`);
}, ['GET / HTTP/1.1\r\nHost: name\r\nConnection: close\r\n\r\n']);

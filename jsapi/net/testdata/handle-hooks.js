// What a script puts over the methods of _handle is called, and what it returns counts.
var server = net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 3500 }, function (s) {
  s.on('error', function () {}).resume().on('end', function () { s.end(); });
}).listen(0, '127.0.0.1', function () {
  log(server._handle.owner === server, typeof server._handle.onconnection, server.keepAliveInitialDelay);
  var accept = server._handle.onconnection;
  server._handle.onconnection = function (status, client) {
    log('onconnection', status, this === server._handle);
    spy(client, 'server', ['setNoDelay', 'setKeepAlive']);
    accept.call(this, status, client);
  };
  watched();
});
function spy(h, who, names) {
  names.forEach(function (name) {
    var own = h[name];
    h[name] = function () {
      var args = [].map.call(arguments, function (a) { return typeof a === 'function' || typeof a === 'object' ? typeof a : a; });
      log(who, name, args.join(), this === h);
      return own.apply(this, arguments);
    };
  });
}
function connect(f) { return net.connect(server.address().port, '127.0.0.1', f); }
function watched() {
  var c = connect(function () {
    log('connect', c._handle === h, h.owner === c);
    c.setNoDelay(false).setNoDelay(false).setKeepAlive(true, 1999).setKeepAlive(true, 1500).setKeepAlive(false);
    c.end();
  });
  var h = c._handle;
  spy(h, 'client', ['close', 'ref', 'unref', 'setNoDelay', 'setKeepAlive', 'shutdown']);
  log(h.hasRef(), c.unref()._handle.hasRef(), c.ref()._handle.hasRef());
  c.setNoDelay().setNoDelay(true);
  c.resume().on('close', failing);
}
function failing() {
  var c = connect();
  c._handle.readStart = function () { log('readStart'); return -71; };
  c.on('error', function (e) { log(e); }).on('close', function (bad) { log('close', bad); unshut(); });
}
function unshut() {
  var c = connect(function () {
    c._handle.shutdown = function (req) { log('shutdown', typeof req.oncomplete); return -5; };
    c.end();
  });
  c.on('error', function (e) { log(e); }).on('close', function (bad) { log('close', bad); nameless(); });
}
function nameless() {
  var c = connect(function () {
    c._handle.getpeername = function () { return -9; };
    log(c.remoteAddress, c.localAddress);
    c._handle.getpeername = function (out) { out.address = 'there'; return 0; };
    log(c.remoteAddress, c.remotePort);
    c.destroy();
  }).on('close', function () {
    server._handle.getsockname = function () { return -22; };
    t('address', function () { return server.address(); });
    server._handle.getsockname = function (out) { out.mine = 1; return 0; };
    log(server.address());
    server.close(bound);
  });
}
function bound() {
  var h = net._createServerHandle('127.0.0.1', 0, 4), name = {};
  log(h.getsockname(name), name.address, h.fd > 0);
  var s = net.createServer(function (c) { c.end(); }).listen(h, function () {
    log(s._handle === h, s.address().port === name.port);
    net.connect(name.port, '127.0.0.1').resume().on('close', function () {
      s.close();
      var closed = net._createServerHandle('127.0.0.1', 0, 4);
      closed.close(function () { log('handle closed', closed.fd < 0); });
    });
  });
}

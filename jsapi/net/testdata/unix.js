(async function () {
  var path = '\0gaggle-test-' + process.pid + '-' + Date.now();
  log('-- abstract'); var s = net.createServer(function (x) { log(x.remoteAddress, x.remotePort, x.remoteFamily, x.localAddress, x.address(), x._handle.constructor.name); x.end('hi'); });
  s.listen(path); await once(s, 'listening'); log(s.address() === path, s._connectionKey === '-1:' + path + ':-1', s._handle.constructor.name);
  var c = new net.Socket(); watch(c, 'c', 'connectionAttempt'); c.connect(path); log(c.address(), c.readyState); await once(c, 'close'); log(c.remoteAddress, c.address());
  log('-- in use'); var t = net.createServer(); t.listen(path); var e = (await once(t, 'error'))[0]; log(e.code, e.syscall, e.port, e.address === path); await closed(s);
})();

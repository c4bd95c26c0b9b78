(async function () {
  var s = net.createServer(function (x) {
    watch(x, 's');
    log('connection', x.remoteFamily, x.localFamily, typeof x.remotePort, x.remoteAddress, x.server === s, x._server === s, x.allowHalfOpen, x.readyState, x.eventNames().indexOf('end') >= 0);
    x.pipe(x);
  });
  var port = await listen(s);
  var c = watch(net.connect(port, '127.0.0.1', function () { log('callback'); }), 'c');
  c.write('hello'); await once(c, 'data');
  log(c.bytesRead, c.bytesWritten, c.remoteAddress, c.remoteFamily, c.remotePort === port, c.localAddress, c.localFamily, c.pending, c.bufferSize, Object.keys(c.address()));
  c.end('bye'); log(c.readyState); await once(c, 'close');
  log(c.bytesRead, c.bytesWritten, c.remoteAddress, c.localAddress, c.localPort, c.address(), c._handle);
  s.getConnections(function (e, n) { log('connections', e, n); }); await closed(s);
  log('-- encoding and strings'); s = net.createServer(function (x) { x.setEncoding('utf8'); x.on('data', function (d) { log(typeof d, d); x.end('€', 'utf8'); }); });
  c = watch(net.connect(await listen(s), '127.0.0.1'), 'c'); c.write('616263', 'hex'); await once(c, 'close'); await closed(s);
  log('-- large'); s = net.createServer(function (x) { x.pipe(x); }); c = net.connect(await listen(s), '127.0.0.1');
  var got = 0; c.on('data', function (b) { got += b.length; }); c.end(Buffer.alloc(3000000, 7)); await once(c, 'close'); log(got, c.bytesRead, c.bytesWritten); await closed(s);
  log('-- corked'); s = net.createServer(function (x) { watch(x, 's'); x.resume(); }); c = net.connect(await listen(s), '127.0.0.1'); await once(c, 'connect');
  c.cork(); c.write('a'); c.write('b'); c.write('c'); c.end(); await once(c, 'close'); await closed(s);
})();

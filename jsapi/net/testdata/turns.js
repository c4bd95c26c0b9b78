(async function () {
  var s = net.createServer(function (x) {
    log('connection'); process.nextTick(function () { log('tick'); }); Promise.resolve().then(function () { log('microtask'); });
    setImmediate(function () { log('immediate'); }); x.on('data', function () { log('data'); });
  });
  s.listen(0, '127.0.0.1', function () { log('listening'); }); log('sync'); process.nextTick(function () { log('tick'); }); await once(s, 'listening');
  var c = net.connect(s.address().port, '127.0.0.1'); c.write('x'); await once(c, 'connect'); await wait(20); c.destroy(); await closed(s);
  log('-- end'); s = net.createServer(function () {}); c = net.connect(await listen(s), '127.0.0.1'); await once(c, 'connect');
  c.end(function () { log('end done'); }); c.on('finish', function () { log('finish'); }); setImmediate(function () { log('immediate'); });
  process.nextTick(function () { log('tick'); }); await once(c, 'finish'); c.destroy(); await wait(5); await closed(s);
  log('-- onread'); s = net.createServer(function (x) { x.end('hello world'); });
  c = watch(net.connect({ port: await listen(s), host: '127.0.0.1', onread: { buffer: Buffer.alloc(4), callback: function (n, b) { log('read', n, b.toString('latin1', 0, n), this === c); return true; } } }), 'c');
  await once(c, 'close'); log(c.bytesRead);
  log('-- onread stops'); var bufs = 0; c = net.connect({ port: s.address().port, host: '127.0.0.1', onread: { buffer: function () { bufs++; return Buffer.alloc(6); }, callback: function (n, b) { log('read', n); setTimeout(function () { c.resume(); }, 5); return false; } } });
  await once(c, 'close'); log(bufs >= 2); await closed(s);
})();

(async function () {
  var s = net.createServer({ allowHalfOpen: true }, function (x) { watch(x, 's'); x.on('end', function () { setTimeout(function () { x.end('late'); }, 5); }); x.resume(); });
  var c = watch(net.connect({ port: await listen(s), host: '127.0.0.1' }), 'c');
  c.end('x'); c.resume(); await once(c, 'close'); await closed(s);
  log('-- client half open'); s = net.createServer(function (x) { watch(x, 's'); x.end('bye'); });
  c = watch(net.connect({ port: await listen(s), host: '127.0.0.1', allowHalfOpen: true }), 'c');
  await once(c, 'end'); await wait(5); log(c.readyState, c.destroyed); c.end('more'); await once(c, 'close'); await closed(s);
  log('-- write when the peer has ended');
  for (var when of ['at once', 'tick', 'immediate']) {
    s = net.createServer(); c = net.connect(await listen(s), '127.0.0.1');
    var y = (await once(s, 'connection'))[0];
    y.resume(); y.on('error', log); y.on('close', function (h) { log('close', h); });
    var write = function () { log(when, y.write('late', function (e) { log('write done', e); }), y.write === net.Socket.prototype.write, y.write.name); };
    y.on('end', function () { when === 'at once' ? write() : when === 'tick' ? process.nextTick(write) : setImmediate(write); });
    c.resume(); c.end(); await once(y, 'close'); await closed(s);
  }
})();

(async function () {
  var to = await bound(), port = to.address().port, s = dgram.createSocket('udp4');
  s.on('connect', function () { log('connect', arguments.length, this === s); });
  log(s.connect(port, '127.0.0.1', function () { log('callback', arguments.length, this === s); }));
  thrown('connect twice', function () { s.connect(port); });
  thrown('too early', function () { s.remoteAddress(); });
  await once(s, 'connect');
  log(s.remoteAddress(), s.address().address);
  thrown('connect twice', function () { s.connect(port); });
  var got = once(to, 'message');
  log(await sent(s, 'hello'), (await got)[0]);
  got = once(to, 'message');
  log(await sent(s, 'hello', 1, 2), (await got)[0]);
  [['a', 0, 1, 9], ['a', 9, '127.0.0.1', function () {}], ['a', 0, 1, 9, '127.0.0.1', function () {}], ['abc', 1, 9], [5]].forEach(function (args) {
    thrown(JSON.stringify(args), function () { return s.send.apply(s, args); });
  });
  log(await sent(s, Buffer.alloc(70000)));
  got = once(s, 'message');
  to.send('back', s.address().port, '127.0.0.1');
  log((await got).map(text));
  log(s.disconnect());
  thrown('disconnected', function () { s.remoteAddress(); });
  thrown('disconnect twice', function () { s.disconnect(); });
  got = once(to, 'message');
  log(await sent(s, 'again', port), (await got)[0]);
  await new Promise(function (done) { s.connect(port, '::1', function (e) { log(e, s.listenerCount('connect')); done(); }); });
  s.connect(port, '::1');
  log(await once(s, 'error'));
  s.connect(port, function () { log('without an address', s.remoteAddress()); });
  await once(s, 'connect');
  // nobody there
  await new Promise(function (done) { to.close(done); });
  got = once(s, 'error');
  log(await sent(s, 'x'), await got);
  s.close();
  thrown('closed', function () { s.disconnect(); });
})();

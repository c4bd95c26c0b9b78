(async function () {
  var taken = await bound(), port = taken.address().port;
  var s = dgram.createSocket('udp4');
  log(s.bind(port, '127.0.0.1', function () { log('never'); }) === s);
  thrown('again', function () { s.bind(0); });
  log(await once(s, 'error'), s.listenerCount('listening'), s.listenerCount('error'));
  s.bind(0, '127.0.0.1', function () { log('bound after all', this === s, arguments.length); });
  await once(s, 'listening');
  log(s.address());
  thrown('again', function () { s.bind(0); });
  s.close();
  // every form
  var forms = [[], [0], ['0'], [null], [function () { log('called'); }], [0, function () { log('called'); }], [{}], [{ port: null }],
    [{ port: 0, address: '127.0.0.1' }], [{ port: 0, exclusive: true }, function () { log('called'); }], [0, '127.0.0.1', 'x'], [{ fd: -1 }], [{ fd: '1' }]];
  for (var i = 0; i < forms.length; i++) {
    var f = dgram.createSocket(i % 2 ? 'udp6' : 'udp4');
    f.on('error', function (e) { log('error', e); this.emit('listening'); });
    f.bind.apply(f, forms[i]);
    await once(f, 'listening');
    try { log(i, f.address()); } catch (e) { log(i, e); }
    f.close();
  }
  // order
  var order = dgram.createSocket('udp4');
  order.on('listening', function () { log('listener'); });
  order.bind(0, '127.0.0.1', function () { log('callback'); });
  log('bind has returned');
  process.nextTick(function () { log('tick'); });
  await once(order, 'listening');
  order.close();
  // lookups
  var looked = dgram.createSocket({ type: 'udp4', lookup: function (h, o, cb) { log('lookup', h, o, arguments.length, typeof cb); process.nextTick(cb, null, '127.0.0.1', 4); } });
  looked.bind(0, 'somewhere');
  await once(looked, 'listening');
  log(looked.address().address, await sent(looked, 'x', port), await sent(looked, 'x', port, 'elsewhere'));
  looked.close();
  var lost = dgram.createSocket({ type: 'udp4', lookup: function (h, o, cb) { cb(new Error('no ' + h)); } });
  lost.on('error', function (e) { log('error', e); });
  lost.bind(0, 'somewhere');
  log(lost.listenerCount('listening'));
  lost.close();
  // several on one address
  var one = dgram.createSocket({ type: 'udp4', reuseAddr: true }), two = dgram.createSocket({ type: 'udp4', reuseAddr: true });
  one.bind(0, '127.0.0.1');
  await once(one, 'listening');
  two.bind(one.address().port, '127.0.0.1');
  await once(two, 'listening');
  log('shared', one.address().port === two.address().port);
  one.close();
  two.close();
  // IPv6 only
  var six = dgram.createSocket({ type: 'udp6', ipv6Only: true });
  six.bind(0);
  await once(six, 'listening');
  var four = dgram.createSocket('udp4');
  four.bind(six.address().port, '0.0.0.0');
  await once(four, 'listening');
  log('beside', four.address(), six.address());
  four.close();
  six.close();
  var wrong = dgram.createSocket({ type: 'udp4', ipv6Only: true });
  wrong.bind(0, '127.0.0.1');
  log(await once(wrong, 'error'));
  wrong.bind(0, '::1');
  log(await once(wrong, 'error'));
  taken.close();
})();

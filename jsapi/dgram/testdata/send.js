(async function () {
  var to = await bound(), port = to.address().port, from = dgram.createSocket('udp4');
  async function give() {
    var got = once(to, 'message'), result = await sent.apply(null, [from].concat([].slice.call(arguments)));
    log(result, result[0] ? '' : (await got).map(text));
  }
  var got = once(to, 'message');
  log(from.send('first', port, '127.0.0.1', function () { log('callback', this === undefined, [].slice.call(arguments)); }));
  await once(from, 'listening');
  log(from.address().address, (await got).map(text));
  await give(['a', Buffer.from('b'), new Uint8Array([99])], port);
  await give([], port);
  await give('', port);
  await give('abcdef', 1, 3, port);
  await give(Buffer.from('abcdef'), 2, 3, port, '127.0.0.1');
  await give(new DataView(new ArrayBuffer(4), 1, 2), port);
  await give(new Uint16Array([0x6161, 0x6262]), 0, 3, port);
  await give('null', port, null);
  await give('empty', port, '');
  await give('undefined', port, undefined);
  await give('text', String(port), '127.0.0.1');
  await give('\u00e9\u20ac', port);
  await give('abc', '1', '1', port);
  await give('abc', {}, 1, port);
  await give('abc', NaN, NaN, port);
  await give(Buffer.alloc(70000), port, '127.0.0.1');
  await give(Buffer.alloc(70000), port);
  await give('family', port, '::1');
  await give('broadcast', port, '255.255.255.255');
  got = once(to, 'message');
  from.sendto('sendto', 0, 4, port, '127.0.0.1');
  log((await got)[0]);
  // in order, behind bind, before close
  var early = dgram.createSocket('udp4'), all = [];
  to.on('message', function (m) { all.push(String(m)); });
  early.on('listening', function () { log('listening'); });
  [0, 1, 2].forEach(function (i) { early.send(String(i), port, '127.0.0.1', function () { all.push('sent ' + i); }); });
  log(early.listenerCount('listening'));
  while (all.length < 6) await once(to, 'message');
  log(all.filter(function (x) { return x.length === 1; }), all.filter(function (x) { return x.length > 1; }));
  early.close();
  var closing = dgram.createSocket('udp4');
  closing.on('listening', function () { log('listening'); });
  closing.send('never', port, '127.0.0.1', function () { log('never'); });
  log(closing.close() === closing);
  await once(closing, 'close');
  // errors of lookups
  var lost = dgram.createSocket({ type: 'udp4', lookup: function (h, o, cb) { if (h === 'lost') cb(new Error('no such host')); else cb(null, h, 4); } });
  log(await sent(lost, 'x', port, 'lost'));
  lost.send('x', port, 'lost');
  log(await once(lost, 'error'));
  lost.close();
  // both families
  var six = await bound('udp6');
  got = once(six, 'message');
  log(await sent(six, 'six', six.address().port), (await got).map(text));
  log(await sent(six, 'six', six.address().port, '127.0.0.1'));
  six.close();
  from.close();
  to.close();
})();

var b = new net.BlockList();
b.addAddress('1.2.3.4'); b.addRange('10.0.0.1', '10.0.0.9'); b.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6'); b.addAddress('::1', 'ipv6');
b.addSubnet('192.168.7.9', 24); b.addAddress(new net.SocketAddress({ address: '9.9.9.9' })); b.addRange('::5', '::a', 'ipv6');
log(b.rules);
[['1.2.3.4'], ['10.0.0.5'], ['10.0.0.10'], ['::ffff:1.2.3.4', 'ipv6'], ['8592:757c:efae:4e45::5', 'IPv6'], ['::ffff:10.0.0.9', 'ipv6'],
  ['::1'], ['::1', 'ipv6'], ['192.168.7.255'], ['192.168.8.0'], ['9.9.9.9'], ['x'], ['::7', 'ipv6'], ['::b', 'ipv6']].forEach(function (a) {
  log(a, b.check.apply(b, a));
});
log(b.check(new net.SocketAddress({ address: '9.9.9.9' })));
thrown('address', function () { b.addAddress('x'); });
thrown('address type', function () { b.addAddress(1); });
thrown('family type', function () { b.addAddress('1.1.1.1', 4); });
thrown('family', function () { b.addAddress('1.1.1.1', 'ipv5'); });
thrown('range end', function () { b.addRange('10.0.0.9', null); });
thrown('prefix 33', function () { b.addSubnet('10.0.0.9', 33); });
thrown('prefix missing', function () { b.addSubnet('10.0.0.9'); });
thrown('prefix type', function () { b.addSubnet('10.0.0.9', '1'); });
thrown('prefix 129', function () { b.addSubnet('::1', 129, 'ipv6'); });
thrown('check type', function () { b.check(1); });
thrown('without new', function () { net.BlockList(); });
[undefined, {}, { family: 'ipv6' }, { family: 'IPv6', port: 80, address: '::1', flowlabel: 4 }].forEach(function (o) {
  var a = new net.SocketAddress(o);
  log(a.address, a.port, a.family, a.flowlabel, a, Object.keys(a).length, net.SocketAddress.isSocketAddress(a));
});
[{ family: 'x' }, { address: 'zz' }, { address: 1 }, { port: 99999 }, { flowlabel: -1 }, { flowlabel: '1' }, 1].forEach(function (o) {
  thrown(JSON.stringify(o), function () { return new net.SocketAddress(o); });
});

(async function () {
  function tryAll(s, list) {
    list.forEach(function (c) { thrown(c.join(' '), function () { return s[c[0]].apply(s, c.slice(1)); }); });
  }
  var s = await bound();
  tryAll(s, [['setTTL', 0], ['setTTL', 256], ['setTTL', 16], ['setTTL', -1], ['setTTL', 1.5], ['setMulticastTTL', 256], ['setMulticastTTL', 0],
    ['setMulticastTTL', 16], ['setMulticastTTL', -1], ['setBroadcast', true], ['setBroadcast', 0], ['setBroadcast'], ['setMulticastLoopback', 16],
    ['setMulticastLoopback', false], ['setMulticastInterface', '127.0.0.1'], ['setMulticastInterface', '0.0.0.0'], ['setMulticastInterface', ''],
    ['setMulticastInterface', '::'], ['setMulticastInterface', '999'], ['setMulticastInterface', '127.0.0.1%lo'],
    ['addMembership', '224.0.0.114', '127.0.0.1'], ['addMembership', '224.0.0.114', '127.0.0.1'], ['dropMembership', '224.0.0.114', '127.0.0.1'],
    ['dropMembership', '224.0.0.114', '127.0.0.1'], ['addMembership', '256.256.256.256'], ['addMembership', '1.2.3.4'], ['addMembership', '224.0.0.1', 'x'],
    ['addMembership', '224.0.0.1', 5], ['addMembership', '::1'],
    ['addSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'], ['dropSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'],
    ['dropSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'], ['addSourceSpecificMembership', '::1', '232.1.1.1'],
    ['addSourceSpecificMembership', '1.2.3.4', '232.1.1.1', 5], ['getSendQueueSize'], ['getSendQueueCount']]);
  s.setRecvBufferSize(30000);
  s.setSendBufferSize(20000);
  log(s.getRecvBufferSize(), s.getSendBufferSize());
  s.close();
  var six = await bound('udp6');
  tryAll(six, [['setTTL', 0], ['setTTL', 16], ['setMulticastTTL', 256], ['setMulticastTTL', 0], ['setMulticastTTL', 16], ['setMulticastLoopback', 1],
    ['setMulticastInterface', '::%lo'], ['setMulticastInterface', '127.0.0.1'], ['setMulticastInterface', '::'], ['setMulticastInterface', '::%1'],
    ['setMulticastInterface', '::%nope'], ['setMulticastInterface', ''], ['addMembership', 'ff02::1', '::%lo'], ['dropMembership', 'ff02::1', '::%lo'],
    ['addMembership', 'ff01::1', '127.0.0.1'], ['addMembership', '::1'], ['addSourceSpecificMembership', 'fe80::1', 'ff3e::1234', '::%lo'],
    ['dropSourceSpecificMembership', 'fe80::1', 'ff3e::1234', '::%lo'], ['addSourceSpecificMembership', '1.2.3.4', 'ff3e::1']]);
  six.close();
  // a group is joined before bind: the socket is bound then
  var joined = dgram.createSocket('udp4');
  joined.addMembership('224.0.0.114', '127.0.0.1');
  log(joined.address());
  joined.bind(0);
  log(await once(joined, 'error'));
  joined.close();
  // a datagram to the group
  var member = dgram.createSocket({ type: 'udp4', reuseAddr: true });
  member.bind(0);
  await once(member, 'listening');
  member.addMembership('224.0.0.114', '127.0.0.1');
  var sender = await bound(), got = once(member, 'message');
  sender.setMulticastInterface('127.0.0.1');
  sender.setMulticastLoopback(true);
  log(await sent(sender, 'group', member.address().port, '224.0.0.114'), (await got)[0]);
  member.close();
  sender.close();
})();

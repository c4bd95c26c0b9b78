// What each method makes of its arguments on a socket without a descriptor.
var calls = {
  'address': [[]], 'remoteAddress': [[]], 'disconnect': [[]], 'getSendQueueSize': [[]], 'getSendQueueCount': [[]],
  'setTTL': [[1], ['x'], []], 'setBroadcast': [[true], []], 'setMulticastTTL': [[1], ['x']], 'setMulticastLoopback': [[1]],
  'setMulticastInterface': [['127.0.0.1'], [], ['x']], 'addMembership': [[], ['x'], [5], ['']], 'dropMembership': [[], ['x']],
  'addSourceSpecificMembership': [[], ['1.1.1.1'], [5, 'x'], ['1.2.3.4', 5], ['1.2.3.4', 'x']], 'dropSourceSpecificMembership': [[], ['1.1.1.1', 5]],
  'getRecvBufferSize': [[]], 'getSendBufferSize': [[]], 'setRecvBufferSize': [[], [1.5], [-1], [100], ['5'], [2147483648], [4294967296]],
  'setSendBufferSize': [[], [100], [null]],
  'send': [[], ['a'], ['a', 0], [5, 1], ['a', -1], ['a', 70000], ['a', 1, 2], ['a', 0, 1], ['a', 0, 1, 1, 5], ['abc', 1, 5, 80], ['abc', 5, 1, 80],
    [[5], 80], [{}, 80], ['a', 80, 5], ['a', 80, {}], ['a', 80, true], ['a', 80, false], [null, 80], [['a', {}], 80], ['abc', -1, 1, 80], ['abc', 1, -1, 80],
    [[], 0], ['a', 'x'], ['a', 80, '127.0.0.1', 'x'], [new ArrayBuffer(3), 80], [['a'], 0, 1, 80, 'h']],
  'sendto': [[], ['a', 0, 1], ['a', 0, 1, 80], ['a', 'x', 1, 80, 'h'], ['a', 0, '1', 80, 'h'], ['a', 0, 1, 80, 5], ['a', 0, 1, 'x', 'h'], [5, 0, 1, 80, 'h']],
  'connect': [[], [0], ['x'], [70000], [80, 5]], 'bind': [[0, 5], [{ fd: 999 }], [{ fd: 0x7fffffff }]], 'close': [[5]],
};
Object.keys(calls).forEach(function (name) {
  calls[name].forEach(function (args) {
    var s = dgram.createSocket('udp4');
    thrown(name + ' ' + JSON.stringify(args), function () { return s[name].apply(s, args); });
  });
});
Object.keys(calls).concat('ref', 'unref').forEach(function (name) {
  var s = dgram.createSocket('udp4');
  s.close();
  thrown('closed ' + name, function () { return s[name].apply(s, calls[name] && calls[name].length > 1 || name === 'connect' ? [1, '127.0.0.1', '127.0.0.1'] : []); });
});

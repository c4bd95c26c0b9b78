const net = require('net');
console.log(['127.0.0.1', '::1', '1.2.3', '01.2.3.4', '::ffff:1.2.3.4', 'x', '', '256.0.0.1', 'fe80::1%lo'].map((s) => [s, net.isIP(s), net.isIPv4(s), net.isIPv6(s)].join(' ')).join('\n'));

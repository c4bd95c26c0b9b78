// tls.checkServerIdentity: names, wildcards, addresses
const tls = require('tls');
const cases = [
  ['a.com', { CN: 'A.com' }], ['a.com.', { CN: 'a.com' }], ['a.com', { CN: 'b.com' }], ['x.a.com', { CN: '*.a.com' }], ['a.com', { CN: '*.a.com' }],
  ['x.y.a.com', { CN: '*.a.com' }], ['bx.a.com', { CN: 'b*.a.com' }], ['a.com', { CN: '*.com' }], ['xn--a.com', { CN: 'xn--*.com' }], ['b.com', { CN: ['a.com', 'b.com'] }],
  ['a.com', {}], ['a.com', {}, 'DNS:a.com'], ['a.com', { CN: 'a.com' }, 'DNS:b.com'], ['a.com', {}, 'URI:http://a.com/'], ['a.com', { CN: 'a.com' }, 'IP Address:1.2.3.4'],
  ['1.2.3.4', {}, 'IP Address:1.2.3.4'], ['1.2.3.4', { CN: '1.2.3.4' }, 'DNS:a.com'], ['::1', {}, 'IP Address:0:0:0:0:0:0:0:1'], ['x.com', {}, 'DNS:"x.com", DNS:y'],
];
for (const [host, subject, subjectaltname] of cases) {
  const cert = { subject, subjectaltname };
  const e = tls.checkServerIdentity(host, cert);
  console.log(host, JSON.stringify(subject), subjectaltname, e && e.code, e && e.reason, e && e.host === host && e.cert === cert);
}

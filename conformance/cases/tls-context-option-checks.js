// what createSecureContext, createServer and connect throw for options of the wrong kind
const tls = require('tls');
const { identity, read } = require('../lib/tls');
const show = (name, f) => {
  try {
    f();
    console.log(name, 'ok');
  } catch (e) {
    console.log(name, e.name, e.code, e.message, e.library, e.reason, e.opensslErrorStack);
  }
};
for (const name of ['key', 'cert', 'ca', 'ciphers', 'ecdhCurve', 'minVersion', 'maxVersion', 'secureProtocol', 'sessionIdContext', 'sessionTimeout', 'ticketKeys', 'crl', 'dhparam', 'sigalgs', 'secureOptions', 'clientCertEngine', 'privateKeyIdentifier']) {
  for (const value of [undefined, null, 1, true, 'junk', {}, []]) {
    if (name === 'clientCertEngine' && value === 'junk') continue; // Node looks for the engine
    show(`${name} ${JSON.stringify(value)}`, () => tls.createSecureContext({ [name]: value }));
  }
}
const server = identity('server');
show('mismatch', () => tls.createSecureContext({ key: read('other-key.pem'), cert: server.cert }));
show('encrypted', () => tls.createSecureContext({ key: read('server-key-encrypted.pem'), cert: server.cert }));
show('wrong passphrase', () => tls.createSecureContext({ key: read('server-key-encrypted.pem'), cert: server.cert, passphrase: 'x' }));
show('passphrase', () => tls.createSecureContext({ key: read('server-key-encrypted.pem'), cert: server.cert, passphrase: 'secret' }));
show('its own passphrase', () => tls.createSecureContext({ key: [{ pem: read('server-key-encrypted.pem'), passphrase: 'secret' }], cert: server.cert }));
show('pfx', () => tls.createSecureContext({ pfx: read('server.pfx'), passphrase: 'secret' }));
show('pfx without passphrase', () => tls.createSecureContext({ pfx: read('server.pfx') }));
show('key and certificate', () => tls.createSecureContext({ key: 'junk', cert: 'junk' }));
for (const pfx of ['', 'x', 'junk', Buffer.alloc(10), Buffer.from([0x30]), Buffer.from([0x30, 3, 1, 2])]) show('pfx ' + JSON.stringify(pfx), () => tls.createSecureContext({ pfx }));
show('pfx 1', () => tls.createSecureContext({ pfx: 1 }));
for (const secureProtocol of ['TLS_method', 'TLSv1_2_server_method', 'TLSv1_3_method', 'SSLv3_method', 'x']) show(secureProtocol, () => tls.createSecureContext({ secureProtocol }));
show('both', () => tls.createSecureContext({ secureProtocol: 'TLSv1_2_method', minVersion: 'TLSv1.2' }));
for (const ciphers of ['AES128-SHA', 'ALL:!aNULL', 'DEFAULT@SECLEVEL=0', ':', 'TLS_AES_256_GCM_SHA384', 'nothing']) show(ciphers, () => tls.createSecureContext({ ciphers }));
for (const ecdhCurve of ['auto', 'P-256:X25519', 'P-256:nothing']) show(ecdhCurve, () => tls.createSecureContext({ ecdhCurve }));
for (const options of [1, { SNICallback: 1 }, { handshakeTimeout: 'a' }, { ALPNCallback() {}, ALPNProtocols: ['a'] }]) show(Object.keys(options).join(), () => tls.createServer(options));
show('servername', () => tls.createServer().addContext());
show('no port', () => tls.connect());
show('session', () => tls.connect({ port: 1, session: 'abc' }));
show('context', () => new tls.TLSSocket(null, { secureContext: {} }));
show('alpn', () => tls.convertALPNProtocols(['a'.repeat(256)], {}));
for (const o of [{ pskCallback: 5 }, { ALPNProtocols: 5 }, { servername: 5 }, { session: 5 }, { checkServerIdentity: 5 }, { minDHSize: 0 }, { secureContext: {} }]) {
  show(JSON.stringify(o), () => tls.connect({ path: '/nowhere', ...o }).on('error', () => {}));
}
process.on('uncaughtException', () => {}); // of sockets that had begun before they were refused
console.log(new tls.TLSSocket().connecting);

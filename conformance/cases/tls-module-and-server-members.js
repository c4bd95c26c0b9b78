// what tls has, and the methods and properties of a server before it listens
const net = require('net');
const tls = require('tls');
const crypto = require('crypto');
const { identity } = require('../lib/tls');
const attempt = (name, f) => {
  try {
    const v = f();
    console.log(name, typeof v === 'object' && v ? v.constructor.name : v);
  } catch (e) {
    console.log(name, e.name, e.code, e.message.split('\n')[0]);
  }
};
console.log(tls.DEFAULT_ECDH_CURVE, tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.CLIENT_RENEG_LIMIT, tls.CLIENT_RENEG_WINDOW);
console.log(tls.DEFAULT_CIPHERS === crypto.constants.defaultCoreCipherList, Object.isFrozen(tls.rootCertificates), tls.rootCertificates.length > 100, tls.rootCertificates.every((c) => /^-----BEGIN CERTIFICATE-----\n[^]+\n-----END CERTIFICATE-----\n?$/.test(c)));
const ciphers = tls.getCiphers();
console.log(Array.isArray(ciphers), ciphers.every((c) => c === c.toLowerCase()), ['tls_aes_256_gcm_sha384', 'tls_chacha20_poly1305_sha256', 'tls_aes_128_gcm_sha256', 'ecdhe-rsa-aes128-gcm-sha256'].every((c) => ciphers.includes(c)));
for (const options of [undefined, null, 5, 'x', [], () => {}]) attempt('createSecureContext ' + typeof options, () => tls.createSecureContext(options));
for (const privateKeyEngine of [undefined, null, 5]) {
  for (const privateKeyIdentifier of [null, 5, 'y']) attempt(`engine ${privateKeyEngine} ${privateKeyIdentifier}`, () => tls.createSecureContext({ privateKeyEngine, privateKeyIdentifier }));
}
for (const options of [{ handshakeTimeout: 'x' }, { SNICallback: 5 }, { ALPNCallback: 5 }, { pskCallback: 5 }, { pskIdentityHint: 5 }, { sessionTimeout: -1 }, { ticketKeys: Buffer.alloc(5) }, { ticketKeys: Buffer.alloc(48) }, { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' }]) {
  attempt('createServer ' + Object.keys(options), () => tls.createServer(options));
}
const server = tls.createServer(identity('server'), () => {});
console.log(server instanceof net.Server, server instanceof tls.Server, server.listenerCount('secureConnection'), tls.createServer(() => {}).listenerCount('secureConnection'));
console.log(server.requestCert, server.rejectUnauthorized, server.honorCipherOrder, server.sessionIdContext === crypto.createHash('sha1').update(process.argv.join(' ')).digest('hex').slice(0, 32), tls.createServer({ honorCipherOrder: false, sessionIdContext: 'x' }).sessionIdContext);
attempt('getTicketKeys', () => server.getTicketKeys().length);
for (const keys of [undefined, 5, 'x', Buffer.alloc(47), Buffer.alloc(48), new Uint8Array(48), new DataView(new ArrayBuffer(48))]) attempt('setTicketKeys ' + (keys && keys.constructor.name), () => server.setTicketKeys(keys));
console.log(server.getTicketKeys().equals(Buffer.alloc(48)));
attempt('addContext', () => server.addContext());
attempt('addContext of a number', () => server.addContext(5, {}));
attempt('addContext of a name', () => server.addContext('x', {}));
attempt('addContext of a SecureContext', () => server.addContext('*.x', tls.createSecureContext()));
for (const v of [undefined, 5, {}]) attempt('setSecureContext ' + v, () => server.setSecureContext(v));
attempt('address', () => server.address());
server.on('error', () => {});
attempt('close', () => server.close((e) => console.log(e.code)) === server);
const protocols = {};
tls.convertALPNProtocols(['a', 'bc'], protocols);
console.log(protocols.ALPNProtocols.toString('hex'));

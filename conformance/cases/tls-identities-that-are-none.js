// what is no PKCS #12, no certificate, no list of suites or of curves is refused with OpenSSL's reason
const tls = require('tls');
const { read, identity } = require('../lib/tls');
const run = (name, options) => {
  try {
    tls.createSecureContext(options);
    console.log(name, 'ok');
  } catch (e) {
    console.log(name, e.name, e.code, e.message);
  }
};
const pfx = read('server.pfx');
for (const hex of ['', '30', '3000', '308200', '3003020103', '300302010330', '30030201', '3003040103', '02', '020103', '0401', '30ff']) run('pfx ' + hex, { pfx: Buffer.from(hex, 'hex') });
for (const passphrase of [undefined, '', 'wrong', 5, {}, 'secret', Buffer.from('secret')]) run('passphrase ' + typeof passphrase, { pfx, passphrase });
run('pfx cut', { pfx: pfx.subarray(0, 500), passphrase: 'secret' });
run('pfx and more', { pfx: Buffer.concat([pfx, pfx]), passphrase: 'secret' });
for (const none of [null, undefined, new ArrayBuffer(3), 5]) run('pfx list', { pfx: [none] });
run('second certificate', { cert: identity('server').cert + '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' });
for (const ciphers of ['@STRENGTH', 'ALL:@STRENGTH', '@SECLEVEL=9', 'ALL@SECLEVEL=0', 'aNULL', 'PSK+nope', '!', 'AES128-SHA:+', 'AES128_SHA', 'TLS_NOPE', 'TLS_AES_128_GCM_SHA256:TLS_NOPE', 'TLS_NOPE:AES128-SHA', '!TLS_AES_128_GCM_SHA256', 'AES128-SHA:!ALL', 'AES128-SHA:-ALL:AES128-SHA']) run('ciphers ' + ciphers, { ciphers });
for (const ecdhCurve of ['P-256:P-384', 'P-256:P-256', 'ffdhe2048', '']) run('ecdhCurve ' + ecdhCurve, { ecdhCurve });
for (const secureProtocol of [5, {}, '', 'TLS_method']) for (const minVersion of ['TLSv1.2', 5, '']) run(`versions ${JSON.stringify([secureProtocol, minVersion])}`, { secureProtocol, minVersion });
for (const none of ['', 0, NaN, false]) { console.log(typeof tls.createSecureContext(none)); }

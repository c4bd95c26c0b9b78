// cipher lists that leave nothing, passphrases that are no text, and options that a server takes for not given
const tls = require('tls');
const { identity } = require('../lib/tls');
const attempt = (name, f) => {
  try {
    console.log(name, f().constructor.name);
  } catch (e) {
    console.log(name, e.name, e.code, e.message.replace(/^[0-9A-F]{8,}:/, '').replace(/(\.\.\/deps.*)?\n$/, ''));
  }
};
const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256:nope', 'AES128-SHA:TLS_NOPE', 'ALL:!ALL', 'ALL:-AES', 'DHE-RSA-AES128-SHA256', 'nope:AES128-SHA'];
for (const ciphers of suites) attempt(ciphers, () => tls.createSecureContext({ ciphers }));
for (const passphrase of [5, Buffer.from('x'), {}, null, undefined, 'x']) {
  attempt('passphrase', () => tls.createSecureContext({ ...identity('server'), passphrase }));
  attempt('of a key', () => tls.createSecureContext({ ...identity('server'), key: [{ pem: identity('server').key, passphrase }] }));
}
for (const name of ['crl', 'minVersion', 'maxVersion', 'secureProtocol', 'ticketKeys']) {
  for (const make of ['createSecureContext', 'createServer']) attempt(`${make} ${name}`, () => tls[make]({ ...identity('server'), [name]: '' }));
}
attempt('secureOptions', () => tls.createServer({ secureOptions: 'x' }));
attempt('secureOptions in another order', () => tls.createServer({ secureOptions: 'x', honorCipherOrder: false }));
attempt('sessionIdContext', () => tls.createServer({ sessionIdContext: 'x'.repeat(33) }));

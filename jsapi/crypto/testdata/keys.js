const c = require('crypto');
// A key that is used for nothing else.
const KEY = `-----BEGIN PRIVATE KEY-----
MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBAMhc5hwRIVt5u8h8
Q+k7ddjd19nQAyo6B6GDt5GDwAKvq1+5RhZckk7FHfn4bGG+0zYOlXnStvGKrKRh
VL7/5JugrJtod6tHSRD1Gyb8rqD3HQsqTURLwrPgsGYxf/qK8GGS3/yomWbveD6q
TvTssa9td8SH4JeqLJqVOFm2Uw5nAgMBAAECgYBGKGFaypTHlySt2vVcobluKp/+
YNv62T76y0hn555AUorLhfCIu/lvI46PjPFGeK80an7knWf5w/kXxg0KpEfDqB+h
bk85xM1mVSeOboG76GHFHQXXGBzj/PJnDd3wyNthXmF3JQY71fB8qq7iCMmBUmBL
OS0dyum1CRTh4rX5wQJBAOj1Od9EGD7OIfakq/qcNju9d2LgaIiUXN4hfxPCospO
JPTfSh8UxfMQwnmorFriUIDUmwrQYv8IneVIyAJ7LEkCQQDcLlPcGlyX3KqxYONE
paUHtDWu8GeWg5Fmh+Wj/30SBghjms6TuKY0clgOEnDSpt/ilEjuWzpV0+PYkM1e
FIUvAkEAyJUlkF0Ed0drrP/a6L0KYWPg4O0SdM8yKz0yOuRy4LhqT8HXA24Shxhe
KvyV8uc8o8DsAmKtaqSTt7F0Lda6qQJBAKJEdkMxHmpBE380I2oVFcHOuv2ZaQ5R
GlhQ8RnjEZ612XrmvTW7EKp4VpLQXluw5jELDZC0pRJZ3YJefSvHvbsCQQDC2Bgh
0YWRTDpCg2xEsyU5s2xgKIBoYef9fZr+ow0SLqqYWHjNDvXR01aSyK4oTa+o82/l
Ew61ZhzVXxR3V5QJ
-----END PRIVATE KEY-----
`;
const SIG = '1b45bc09975e6ff46071ddca32d0ffe4849124c3f7cca7f90018f21a1c432b246ce248d2631d736f91a9ae3cea4a420fde006a12e11d21e1d4e7e7855f962a0a2d017f6a8b2b93c240e3fdc3ac6c5dd69ed276bb01890c4625bed94dff63176ff89bd8c12c9abde01fafd1be6f6afa6e03fede015003dead53c6d121bfeb17f0';
const rsa = c.generateKeyPairSync('rsa', { modulusLength: 1024 }), ec = c.generateKeyPairSync('ec', { namedCurve: 'P-256' }), ed = c.generateKeyPairSync('ed25519');
const pairs = { rsa, ec, ed };
const shape = s => s.split('\n')[0] + ' ' + s.trim().split('\n').pop();
for (const n in pairs) {
  const { publicKey: u, privateKey: v } = pairs[n];
  t(n, () => [u.type, u.asymmetricKeyType, v.type, u instanceof c.KeyObject, Object.prototype.toString.call(u)].join());
  t(n + ' details', () => u.asymmetricKeyDetails);
  t(n + ' pem', () => shape(u.export({ type: 'spki', format: 'pem' })) + shape(v.export({ type: 'pkcs8', format: 'pem' })));
  t(n + ' back', () => c.createPublicKey(u.export({ type: 'spki', format: 'pem' })).equals(u) && c.createPrivateKey(v.export({ type: 'pkcs8', format: 'pem' })).equals(v));
  t(n + ' der', () => c.createPublicKey({ key: u.export({ type: 'spki', format: 'der' }), format: 'der', type: 'spki' }).equals(u) &&
    c.createPrivateKey({ key: v.export({ type: 'pkcs8', format: 'der' }), format: 'der', type: 'pkcs8' }).equals(v));
  t(n + ' jwk', () => Object.keys(v.export({ format: 'jwk' })).sort().join() + c.createPrivateKey({ key: v.export({ format: 'jwk' }), format: 'jwk' }).equals(v) +
    c.createPublicKey({ key: u.export({ format: 'jwk' }), format: 'jwk' }).equals(u));
  t(n + ' public of private', () => c.createPublicKey(v).equals(u) && c.createPublicKey(v.export({ type: 'pkcs8', format: 'pem' })).equals(u));
  t(n + ' sign', () => { const s = c.sign(n === 'ed' ? null : 'sha256', Buffer.from('a'), v); return c.verify(n === 'ed' ? null : 'sha256', Buffer.from('a'), u, s) + ' ' + c.verify(n === 'ed' ? null : 'sha256', Buffer.from('b'), u, s); });
  if (n === 'ed') continue;
  t(n + ' Sign', () => { const s = c.createSign('RSA-SHA256').update('a').update('b').sign(v, 'base64'); return c.createVerify('sha256').update('ab').verify(u, s, 'base64') + ' ' + c.createVerify('sha256').update('ac').verify(u, s, 'base64'); });
}
t('pkcs1', () => shape(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })) + shape(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })));
t('pkcs1 back', () => c.createPublicKey(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })).equals(rsa.publicKey));
t('sec1', () => shape(ec.privateKey.export({ type: 'sec1', format: 'pem' })));
t('pss', () => { const o = { key: rsa.privateKey, padding: c.constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 }; const s = c.sign('sha256', Buffer.from('a'), o); return c.verify('sha256', Buffer.from('a'), { ...o, key: rsa.publicKey }, s); });
t('p1363', () => { const s = c.sign('sha256', Buffer.from('a'), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }); return s.length + ' ' + c.verify('sha256', Buffer.from('a'), { key: ec.publicKey, dsaEncoding: 'ieee-p1363' }, s); });
t('oaep', () => c.privateDecrypt(rsa.privateKey, c.publicEncrypt(rsa.publicKey, Buffer.from('hello'))).toString());
t('oaep sha256', () => c.privateDecrypt({ key: rsa.privateKey, oaepHash: 'sha256' }, c.publicEncrypt({ key: rsa.publicKey, oaepHash: 'sha256' }, Buffer.from('hello'))).toString());
t('pkcs1 encryption', () => { const padding = c.constants.RSA_PKCS1_PADDING; return c.privateDecrypt({ key: rsa.privateKey, padding }, c.publicEncrypt({ key: rsa.publicKey, padding }, Buffer.from('hello'))).toString(); });
t('privateEncrypt', () => c.publicDecrypt(rsa.publicKey, c.privateEncrypt(rsa.privateKey, Buffer.from('hello'))).toString());
t('encodings', () => { const k = c.generateKeyPairSync('ec', { namedCurve: 'secp384r1', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'sec1', format: 'der' } }); return shape(k.publicKey) + Buffer.isBuffer(k.privateKey); });
t('passphrase', () => { const s = rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }); return shape(s) + c.createPrivateKey({ key: s, passphrase: 'x' }).equals(rsa.privateKey); });
t('fixed', () => c.createSign('sha1').update('a').sign(c.createPrivateKey(KEY), 'hex'));
t('fixed verify', () => c.verify('sha256', Buffer.from('a'), KEY, Buffer.from(SIG, 'hex')));
const u = rsa.publicKey, v = rsa.privateKey;
t('export()', () => u.export());
t('export type', () => u.export({ type: 'pkcs8', format: 'pem' }));
t('export no format', () => u.export({ type: 'spki' }));
t('export format', () => u.export({ type: 'spki', format: 'x' }));
t('export cipher', () => v.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc' }));
t('sec1 of rsa', () => v.export({ type: 'sec1', format: 'pem' }));
t('public of public', () => c.createPublicKey(u));
t('private of private', () => c.createPrivateKey(v));
t('sign with public', () => c.sign('sha256', Buffer.from('a'), u));
t('verify with secret', () => c.verify('sha256', Buffer.from('a'), c.createSecretKey('a', 'utf8'), Buffer.alloc(4)));
t('sign digest', () => c.sign('nope', Buffer.from('a'), v));
t('sign no key', () => c.sign('sha256', Buffer.from('a')));
t('Sign digest', () => c.createSign('nope'));
t('Sign no name', () => c.createSign());
t('Sign no key', () => c.createSign('sha256').sign());
t('no pem', () => c.createSign('sha256').sign('x'));
t('private x', () => c.createPrivateKey('x'));
t('public x', () => c.createPublicKey('x'));
t('public 5', () => c.createPublicKey(5));
t('public no type', () => c.createPublicKey({ key: Buffer.alloc(5), format: 'der' }));
t('Verify', () => c.createVerify('sha256').update('a').verify(u, Buffer.alloc(4)));
t('Verify no signature', () => c.createVerify('sha256').update('a').verify(u));
t('oaep error', () => c.privateDecrypt(v, Buffer.alloc(4)));
t('too large', () => c.publicEncrypt(u, Buffer.alloc(400)));
t('secret', () => { const k = c.createSecretKey('6162', 'hex'); return [k.type, k.symmetricKeySize, k.export().toString(), JSON.stringify(k.export({ format: 'jwk' })), k.equals(c.createSecretKey(Buffer.from('ab')))].join(); });
t('secret 5', () => c.createSecretKey(5));
t('KeyObject', () => new c.KeyObject());
t('KeyObject handle', () => new c.KeyObject('secret', 5));
t('from', () => c.KeyObject.from(5));
t('equals', () => u.equals(5));
t('generate', () => c.generateKeyPairSync('nope'));
t('generate rsa', () => c.generateKeyPairSync('rsa'));
t('generate rsa {}', () => c.generateKeyPairSync('rsa', {}));
t('generate ec {}', () => c.generateKeyPairSync('ec', {}));
t('generate curve', () => c.generateKeyPairSync('ec', { namedCurve: 'x' }));
t('hmac key', () => c.generateKeySync('hmac', { length: 64 }).symmetricKeySize);
t('aes key', () => c.generateKeySync('aes', { length: 64 }));
t('x key', () => c.generateKeySync('x', { length: 64 }));
for (const n of ['prime256v1', 'secp384r1', 'secp521r1', 'secp224r1']) t('ECDH ' + n, () => {
  const a = c.createECDH(n), b = c.createECDH(n);
  a.generateKeys(); b.generateKeys();
  return a.computeSecret(b.getPublicKey()).equals(b.computeSecret(a.getPublicKey(null, 'compressed'))) + ' ' + a.getPublicKey().length + ' ' + a.getPublicKey('hex', 'hybrid').length;
});
t('ECDH private', () => { const a = c.createECDH('prime256v1'); a.setPrivateKey('11'.repeat(32), 'hex'); return a.getPublicKey('hex', 'compressed'); });
t('convert', () => c.ECDH.convertKey('02d8a542d9ef35e1a8b9c1a5c1d10b9d8d5a2b0c', 'prime256v1', 'hex', 'hex'));
t('ECDH none', () => c.createECDH('prime256v1').getPublicKey());
t('ECDH bad', () => { const e = c.createECDH('prime256v1'); e.generateKeys(); return e.computeSecret(Buffer.alloc(5)); });
t('ECDH curve', () => c.createECDH('x'));
t('diffieHellman', () => { const a = c.generateKeyPairSync('x25519'), b = c.generateKeyPairSync('x25519'); return c.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }).equals(c.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey })); });
for (const n of ['modp1', 'modp2', 'modp5', 'modp14', 'modp18']) t(n, () => c.createHash('md5').update(c.getDiffieHellman(n).getPrime()).digest('hex') + c.getDiffieHellman(n).getGenerator('hex'));
t('dh', () => { const a = c.getDiffieHellman('modp14'), b = c.createDiffieHellman(a.getPrime(), a.getGenerator()); return a.generateKeys().length + ' ' + b.generateKeys('hex').length + a.computeSecret(b.getPublicKey()).equals(b.computeSecret(a.getPublicKey())); });
t('dh none', () => c.createDiffieHellman());
t('dh 5', () => c.createDiffieHellman(5));
t('dh group', () => c.getDiffieHellman('x'));
t('dh early', () => c.getDiffieHellman('modp2').getPublicKey());
t('prime', () => [2n, 7n, 9n, 2n ** 127n - 1n].map(n => c.checkPrimeSync(n)).join() + c.checkPrimeSync(Buffer.from([13])));
t('generatePrime', () => c.checkPrimeSync(c.generatePrimeSync(64)) && c.generatePrimeSync(32, { bigint: true, safe: true }).toString(2).length);
t('prime 0', () => c.generatePrimeSync(0));
c.generateKeyPair('ec', { namedCurve: 'prime256v1' }, (e, pub, priv) => {
  p('pair ' + e + pub.type + priv.type);
  c.sign('sha256', Buffer.from('a'), priv, (e, s) => c.verify('sha256', Buffer.from('a'), pub, s, (e, ok) => {
    p('verified ' + e + ok);
    require('util').promisify(c.generateKeyPair)('ed25519').then(k => p(Object.keys(k).join()));
  }));
});

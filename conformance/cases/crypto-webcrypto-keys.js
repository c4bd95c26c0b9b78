// SubtleCrypto with keys: known results, round trips, what keys show and what is refused
const { webcrypto, KeyObject, createHmac } = require('crypto');
const { subtle } = webcrypto;
const hex = (b) => Buffer.from(b).toString('hex');
const T = async (name, f) => {
  try {
    console.log(name, await f());
  } catch (e) {
    console.log(name, e.name, e.message);
  }
};
const text = Buffer.from('hello');
const raw = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const show = (k) => [Object.prototype.toString.call(k), k.type, k.extractable, JSON.stringify(k.algorithm), k.usages.join()].join(' ');
(async () => {
  await T('hmac', async () => {
    const k = await subtle.importKey('raw', raw, { name: 'hmac', hash: 'sha-256' }, true, ['verify', 'sign', 'sign']);
    const jwk = await subtle.exportKey('jwk', k);
    return [show(k), hex(await subtle.sign('HMAC', k, text)), await subtle.verify('HMAC', k, Buffer.alloc(32), text), JSON.stringify(jwk),
      show(await subtle.importKey('jwk', jwk, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])), KeyObject.from(k).export().length, createHmac('sha256', k).update('hello').digest('hex')].join(' ');
  });
  for (const name of ['AES-CBC', 'AES-CTR', 'AES-GCM']) {
    await T(name, async () => {
      const k = await subtle.importKey('raw', raw, name, true, ['encrypt', 'decrypt']);
      const how = name === 'AES-CTR' ? { name, counter: Buffer.alloc(16, 1), length: 64 } : { name, iv: Buffer.alloc(name === 'AES-GCM' ? 12 : 16, 2), additionalData: text };
      const sealed = await subtle.encrypt(how, k, text);
      return [show(k), hex(sealed), hex(await subtle.decrypt(how, k, sealed)), (await subtle.exportKey('jwk', k)).alg].join(' ');
    });
    await T(name + ' broken', async () => {
      const k = await subtle.importKey('raw', raw, name, true, ['decrypt']);
      return hex(await subtle.decrypt({ name, iv: Buffer.alloc(name === 'AES-GCM' ? 12 : 16), counter: Buffer.alloc(16), length: 1 }, k, Buffer.alloc(17)));
    });
  }
  await T('AES-KW', async () => {
    const k = await subtle.importKey('raw', raw.subarray(0, 16), 'AES-KW', false, ['wrapKey', 'unwrapKey']);
    const inner = await subtle.importKey('raw', Buffer.from('00112233445566778899aabbccddeeff', 'hex'), 'AES-CBC', true, ['encrypt']);
    const w = await subtle.wrapKey('raw', inner, k, 'AES-KW');
    const back = await subtle.unwrapKey('raw', w, k, 'AES-KW', 'AES-CBC', true, ['encrypt']);
    return [hex(w), hex(await subtle.exportKey('raw', back))].join(' ');
  });
  await T('PBKDF2', async () => {
    const k = await subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits', 'deriveKey']);
    const how = { name: 'PBKDF2', salt: raw, iterations: 3, hash: 'SHA-512' };
    return [show(k), hex(await subtle.deriveBits(how, k, 256)), show(await subtle.deriveKey(how, k, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']))].join(' ');
  });
  await T('HKDF', async () => {
    const k = await subtle.importKey('raw', text, 'HKDF', false, ['deriveBits']);
    return hex(await subtle.deriveBits({ name: 'HKDF', salt: raw, info: text, hash: 'SHA-1' }, k, 256));
  });
  for (const [name, more, usages] of [['ECDSA', { namedCurve: 'P-384' }, ['sign', 'verify']], ['Ed25519', {}, ['sign', 'verify']], ['RSA-PSS', { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, ['sign', 'verify']], ['RSASSA-PKCS1-v1_5', { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' }, ['sign', 'verify']]]) {
    await T(name, async () => {
      const { privateKey, publicKey } = await subtle.generateKey({ name, ...more }, true, usages);
      const how = { name, hash: 'SHA-384', saltLength: 32 };
      const s = await subtle.sign(how, privateKey, text);
      const out = [show(privateKey), show(publicKey), s.byteLength, await subtle.verify(how, publicKey, s, text), await subtle.verify(how, publicKey, s, raw)];
      for (const [format, key, use] of [['spki', publicKey, 'verify'], ['jwk', publicKey, 'verify'], ['pkcs8', privateKey, 'sign'], ['jwk', privateKey, 'sign'], ['raw', publicKey, 'verify']]) {
        if (format === 'raw' && name.startsWith('RSA')) continue;
        const e = await subtle.exportKey(format, key);
        out.push(format, e.byteLength === undefined ? Object.keys(e).sort().join() : name.startsWith('RSA') && format === 'pkcs8' ? 'long' : e.byteLength, (await subtle.importKey(format, e, { name, ...more }, true, [use])).type);
      }
      return out.join(' ');
    });
  }
  await T('RSA-OAEP', async () => {
    const { privateKey, publicKey } = await subtle.generateKey({ name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['encrypt', 'decrypt', 'wrapKey']);
    const sealed = await subtle.encrypt({ name: 'RSA-OAEP', label: raw }, publicKey, text);
    return [show(privateKey), show(publicKey), sealed.byteLength, hex(await subtle.decrypt({ name: 'RSA-OAEP', label: raw }, privateKey, sealed))].join(' ');
  });
  for (const name of ['ECDH', 'X25519']) {
    await T(name, async () => {
      const [a, b] = await Promise.all([1, 2].map(() => subtle.generateKey({ name, namedCurve: 'P-256' }, true, ['deriveBits', 'deriveKey'])));
      const one = await subtle.deriveBits({ name, public: b.publicKey }, a.privateKey, 256);
      const two = await subtle.deriveBits({ name, public: a.publicKey }, b.privateKey, null);
      return [show(a.privateKey), show(a.publicKey), hex(one) === hex(two), show(await subtle.deriveKey({ name, public: b.publicKey }, a.privateKey, { name: 'AES-GCM', length: 256 }, false, ['encrypt']))].join(' ');
    });
  }
  const aes = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const hmac = await subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  await T('not extractable', () => subtle.exportKey('raw', aes));
  await T('wrong usage', () => subtle.decrypt({ name: 'AES-GCM', iv: raw }, aes, text));
  await T('wrong algorithm', () => subtle.sign('HMAC', aes, text));
  await T('verify', () => subtle.verify('HMAC', hmac, text, text));
  await T('unknown', () => subtle.importKey('raw', raw, 'ROT13', true, []));
  await T('unknown hash', () => subtle.importKey('raw', raw, { name: 'HMAC', hash: 'MD5' }, true, ['sign']));
  await T('usages', () => subtle.importKey('raw', raw, 'AES-GCM', true, ['sign']));
  await T('no usages', () => subtle.importKey('raw', raw, 'AES-GCM', true, []));
  await T('length', () => subtle.importKey('raw', text, 'AES-GCM', true, ['encrypt']));
  await T('format', () => subtle.importKey('spki', raw, 'AES-GCM', true, ['encrypt']));
  await T('curve', () => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-1' }, true, ['sign']));
  await T('generate usages', () => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']));
  await T('generate length', () => subtle.generateKey({ name: 'AES-CBC', length: 100 }, true, ['encrypt']));
  await T('kdf extractable', () => subtle.importKey('raw', raw, 'HKDF', true, ['deriveBits']));
  await T('bad point', () => subtle.importKey('raw', raw, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']));
  await T('bad jwk', () => subtle.importKey('jwk', { kty: 'x' }, 'AES-GCM', true, ['encrypt']));
  await T('CryptoKey', () => new CryptoKey());
})();

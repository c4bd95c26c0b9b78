// SubtleCrypto beyond digest (Web Cryptography API, sections 14 and 18 to 32; Node 20,
// "Web Crypto API"): what an algorithm is called, what its keys may be used for and how
// they are written. The cryptography itself is that of the module crypto.
//
// make(key, algorithm, extractable, usages) makes a CryptoKey of a KeyObject, and open(v)
// gives {key, algorithm, extractable, usages} of one back, or null.
(function(crypto, make, open, DOMException) {
  'use strict';
  const fail = (name, message) => { throw new DOMException(message, name); };
  const unsupported = () => fail('NotSupportedError', 'Unrecognized algorithm name');

  // The algorithms, by name: their kind, what their keys are for (of a pair: the private
  // key's, then the public one's).
  const table = {
    'HMAC': { kind: 'hmac', secret: ['sign', 'verify'] },
    'AES-CBC': { kind: 'aes', secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] },
    'AES-CTR': { kind: 'aes', secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] },
    'AES-GCM': { kind: 'aes', secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] },
    'AES-KW': { kind: 'aes', secret: ['wrapKey', 'unwrapKey'] },
    'RSASSA-PKCS1-v1_5': { kind: 'rsa', private: ['sign'], public: ['verify'] },
    'RSA-PSS': { kind: 'rsa', private: ['sign'], public: ['verify'] },
    'RSA-OAEP': { kind: 'rsa', private: ['decrypt', 'unwrapKey'], public: ['encrypt', 'wrapKey'] },
    'ECDSA': { kind: 'ec', private: ['sign'], public: ['verify'] },
    'ECDH': { kind: 'ec', private: ['deriveKey', 'deriveBits'], public: [] },
    'Ed25519': { kind: 'okp', private: ['sign'], public: ['verify'] },
    'X25519': { kind: 'okp', private: ['deriveKey', 'deriveBits'], public: [] },
    'HKDF': { kind: 'kdf', secret: ['deriveKey', 'deriveBits'] },
    'PBKDF2': { kind: 'kdf', secret: ['deriveKey', 'deriveBits'] },
  };
  const names = {};
  for (const name of Object.keys(table)) names[name.toLowerCase()] = name;
  const hashes = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };
  const blockBits = { 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024 };
  const curves = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

  // normalize is the algorithm with the name as the standard writes it.
  const normalize = (algorithm) => {
    const given = typeof algorithm === 'string' ? { name: algorithm } : algorithm;
    if (given === null || typeof given !== 'object' || given.name === undefined) unsupported();
    const name = names[String(given.name).toLowerCase()];
    if (name === undefined) unsupported();
    return Object.assign({}, given, { name });
  };
  const hashOf = (v) => {
    const name = String(typeof v === 'object' && v !== null ? v.name : v).toUpperCase();
    if (hashes[name] === undefined) unsupported();
    return name;
  };
  const bytes = (v, name) => {
    if (v instanceof ArrayBuffer) return Buffer.from(v);
    if (ArrayBuffer.isView(v)) return Buffer.from(v.buffer, v.byteOffset, v.byteLength);
    const e = new TypeError(`The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
    e.code = 'ERR_INVALID_ARG_TYPE';
    throw e;
  };
  const copied = (v, name) => Buffer.from(bytes(v, name));
  const arrayBuffer = (b) => b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength);

  const keyOf = (v, name) => {
    const k = open(v);
    if (k !== null) return k;
    const e = new TypeError(`The "${name}" argument must be an instance of CryptoKey.`);
    e.code = 'ERR_INVALID_ARG_TYPE';
    throw e;
  };
  // forUse is the key behind v when it is one of that algorithm and may be used so.
  const forUse = (v, algorithm, usage) => {
    const k = keyOf(v, 'key');
    if (k.algorithm.name !== algorithm.name || !k.usages.includes(usage)) {
      fail('InvalidAccessError', usage === 'sign' || usage === 'verify' ? `Unable to use this key to ${usage}` :
        usage.startsWith('derive') ? `baseKey does not have ${usage} usage` : 'The requested operation is not valid for the provided key');
    }
    return k;
  };
  // allowed are the usages; others than those in list are refused.
  const allowed = (usages, list, name) => {
    const { kind } = table[name];
    const what = kind === 'aes' || kind === 'rsa' ? kind.toUpperCase() : name;
    for (const u of usages) {
      if (!list.includes(u)) fail('SyntaxError', `Unsupported key usage for ${kind === 'aes' || kind === 'hmac' ? 'an' : 'a'} ${what} key`);
    }
    return Array.from(usages);
  };

  const describe = (name, key, given) => {
    const { kind } = table[name];
    const details = key.asymmetricKeyDetails;
    switch (kind) {
      case 'hmac': return { name, hash: { name: hashOf(given.hash) }, length: given.length || key.symmetricKeySize * 8 };
      case 'aes': return { name, length: key.symmetricKeySize * 8 };
      case 'rsa': {
        let e = details.publicExponent;
        const exponent = [];
        for (; e > 0n; e >>= 8n) exponent.unshift(Number(e & 255n));
        return { name, modulusLength: details.modulusLength, publicExponent: new Uint8Array(exponent), hash: { name: hashOf(given.hash) } };
      }
      case 'ec': return { name, namedCurve: given.namedCurve };
    }
    return { name };
  };

  const fromPoint = (name, algorithm, raw) => {
    if (table[name].kind === 'okp') return { kty: 'OKP', crv: name, x: raw.toString('base64url') };
    const size = curves[algorithm.namedCurve];
    if (raw.length !== 1 + 2 * size || raw[0] !== 4) fail('DataError', 'Invalid keyData');
    return { kty: 'EC', crv: algorithm.namedCurve, x: raw.toString('base64url', 1, 1 + size), y: raw.toString('base64url', 1 + size) };
  };

  // read makes a KeyObject of what importKey was given.
  const read = (format, data, algorithm) => {
    const { name } = algorithm;
    const { kind } = table[name];
    const secret = kind === 'hmac' || kind === 'aes' || kind === 'kdf';
    try {
      switch (format) {
        case 'raw':
          if (secret) return crypto.createSecretKey(copied(data, 'keyData'));
          if (kind === 'rsa') break;
          return crypto.createPublicKey({ key: fromPoint(name, algorithm, copied(data, 'keyData')), format: 'jwk' });
        case 'spki':
          if (secret) break;
          return crypto.createPublicKey({ key: copied(data, 'keyData'), format: 'der', type: 'spki' });
        case 'pkcs8':
          if (secret) break;
          return crypto.createPrivateKey({ key: copied(data, 'keyData'), format: 'der', type: 'pkcs8' });
        case 'jwk':
          if (kind === 'kdf') break;
          if (data === null || typeof data !== 'object') fail('DataError', 'Invalid keyData');
          if (!secret) return (data.d !== undefined ? crypto.createPrivateKey : crypto.createPublicKey)({ key: data, format: 'jwk' });
          if (Array.isArray(data.key_ops) && new Set(data.key_ops).size !== data.key_ops.length) fail('DataError', 'Duplicate key operation');
          if (data.kty !== 'oct' || typeof data.k !== 'string') fail('DataError', 'Invalid JWK "kty" Parameter');
          return crypto.createSecretKey(Buffer.from(data.k, 'base64url'));
      }
    } catch (e) {
      if (e instanceof DOMException || e.code === 'ERR_INVALID_ARG_TYPE') throw e;
      fail('DataError', 'Invalid keyData');
    }
    fail('NotSupportedError', `Unable to import ${kind === 'aes' ? 'AES' : name} key with format ${format}`);
  };

  const importKey = (format, data, given, extractable, usages) => {
    const algorithm = normalize(given);
    const { name } = algorithm;
    const entry = table[name];
    if (entry.kind === 'ec' && curves[algorithm.namedCurve] === undefined) fail('NotSupportedError', 'Unrecognized namedCurve');
    if (entry.kind === 'kdf' && extractable) fail('SyntaxError', `${name} keys are not extractable`);
    const key = read(format, data, algorithm);
    if (entry.kind === 'aes' && ![16, 24, 32].includes(key.symmetricKeySize)) fail('DataError', 'Invalid key length');
    if (entry.kind === 'hmac' && key.symmetricKeySize === 0) fail('DataError', 'Zero-length key is not supported');
    if (key.type !== 'secret' && key.asymmetricKeyType !== { rsa: 'rsa', ec: 'ec', okp: name.toLowerCase() }[entry.kind]) fail('DataError', 'Invalid key type');
    const uses = allowed(usages, entry[key.type], name);
    if (key.type !== 'public' && uses.length === 0) fail('SyntaxError', 'Usages cannot be empty when importing a ' + key.type + ' key.');
    return make(key, describe(name, key, algorithm), key.type === 'public' || extractable, uses);
  };

  const exportKey = (format, v) => {
    const { key, algorithm, extractable, usages } = keyOf(v, 'key');
    if (!extractable) fail('InvalidAccessException', 'key is not extractable');
    const refuse = () => fail('NotSupportedError', `Unable to export a raw ${algorithm.name} ${key.type} key`);
    switch (format) {
      case 'raw': {
        if (key.type === 'secret') return arrayBuffer(key.export());
        if (key.type !== 'public' || table[algorithm.name].kind === 'rsa') refuse();
        const jwk = key.export({ format: 'jwk' });
        const x = Buffer.from(jwk.x, 'base64url');
        return arrayBuffer(Buffer.from(jwk.y === undefined ? x : Buffer.concat([Buffer.from([4]), x, Buffer.from(jwk.y, 'base64url')])));
      }
      case 'spki':
        if (key.type !== 'public') fail('NotSupportedError', `Unable to export a ${algorithm.name} ${key.type} key using spki format`);
        return arrayBuffer(key.export({ format: 'der', type: 'spki' }));
      case 'pkcs8':
        if (key.type !== 'private') fail('NotSupportedError', `Unable to export a ${algorithm.name} ${key.type} key using pkcs8 format`);
        return arrayBuffer(key.export({ format: 'der', type: 'pkcs8' }));
      case 'jwk': {
        const jwk = Object.assign({ key_ops: usages.slice(), ext: true }, key.export({ format: 'jwk' }));
        const alg = jwkName(algorithm);
        if (alg !== undefined) jwk.alg = alg;
        return jwk;
      }
    }
    const e = new TypeError(`'${format}' is not a valid enum value of type KeyFormat.`);
    e.code = 'ERR_INVALID_ARG_VALUE';
    throw e;
  };
  const jwkName = ({ name, length, hash }) => {
    const bits = hash && hash.name.slice(4);
    switch (name) {
      case 'HMAC': return 'HS' + bits;
      case 'AES-CBC': return `A${length}CBC`;
      case 'AES-CTR': return `A${length}CTR`;
      case 'AES-GCM': return `A${length}GCM`;
      case 'AES-KW': return `A${length}KW`;
      case 'RSASSA-PKCS1-v1_5': return 'RS' + bits;
      case 'RSA-PSS': return 'PS' + bits;
      case 'Ed25519': return name;
      case 'RSA-OAEP': return bits === '1' ? 'RSA-OAEP' : 'RSA-OAEP-' + bits;
    }
    return undefined;
  };

  const generateKey = (given, extractable, usages) => {
    const algorithm = normalize(given);
    const { name } = algorithm;
    const entry = table[name];
    if (entry.secret !== undefined) {
      if (entry.kind === 'kdf') unsupported();
      const length = entry.kind === 'hmac' ? algorithm.length || blockBits[hashOf(algorithm.hash)] : algorithm.length;
      if (entry.kind === 'aes' && ![128, 192, 256].includes(length)) fail('OperationError', 'AES key length must be 128, 192, or 256 bits');
      const uses = allowed(usages, entry.secret, name);
      if (uses.length === 0) fail('SyntaxError', 'Usages cannot be empty when creating a key.');
      const key = crypto.createSecretKey(crypto.randomBytes(Math.ceil(length / 8)));
      return make(key, describe(name, key, algorithm), extractable, uses);
    }
    if (entry.kind === 'ec' && curves[algorithm.namedCurve] === undefined) fail('NotSupportedError', 'Unrecognized namedCurve');
    allowed(usages, entry.private.concat(entry.public), name);
    const mine = entry.private.filter((u) => usages.includes(u));
    if (mine.length === 0) fail('SyntaxError', 'Usages cannot be empty when creating a key.');
    const options = { namedCurve: algorithm.namedCurve };
    if (entry.kind === 'rsa') {
      hashOf(algorithm.hash);
      options.modulusLength = algorithm.modulusLength;
      options.publicExponent = copied(algorithm.publicExponent, 'algorithm.publicExponent').reduce((n, b) => n * 256 + b, 0);
    }
    const type = { rsa: 'rsa', ec: 'ec', okp: name.toLowerCase() }[entry.kind];
    return new Promise((resolve, reject) => crypto.generateKeyPair(type, options, (err, publicKey, privateKey) => {
      if (err) return reject(err);
      resolve({
        publicKey: make(publicKey, describe(name, publicKey, algorithm), true, entry.public.filter((u) => usages.includes(u))),
        privateKey: make(privateKey, describe(name, privateKey, algorithm), extractable, mine),
      });
    }));
  };

  // how a signature is made: the digest, and the key with what belongs to it.
  const signing = (algorithm, k) => {
    switch (algorithm.name) {
      case 'RSASSA-PKCS1-v1_5': return [hashes[k.algorithm.hash.name], { key: k.key, padding: crypto.constants.RSA_PKCS1_PADDING }];
      case 'RSA-PSS': return [hashes[k.algorithm.hash.name], { key: k.key, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength }];
      case 'ECDSA': return [hashes[hashOf(algorithm.hash)], { key: k.key, dsaEncoding: 'ieee-p1363' }];
      case 'Ed25519': return [null, k.key];
    }
    return unsupported();
  };
  const mac = (k, data) => crypto.createHmac(hashes[k.algorithm.hash.name], k.key).update(data).digest();
  const sign = (given, v, data) => {
    const algorithm = normalize(given);
    const k = forUse(v, algorithm, 'sign');
    const b = copied(data, 'data');
    return arrayBuffer(algorithm.name === 'HMAC' ? mac(k, b) : crypto.sign(signing(algorithm, k)[0], b, signing(algorithm, k)[1]));
  };
  const verify = (given, v, signature, data) => {
    const algorithm = normalize(given);
    const k = forUse(v, algorithm, 'verify');
    const s = copied(signature, 'signature');
    const b = copied(data, 'data');
    if (algorithm.name === 'HMAC') {
      const sum = mac(k, b);
      return sum.length === s.length && crypto.timingSafeEqual(sum, s);
    }
    return crypto.verify(signing(algorithm, k)[0], b, signing(algorithm, k)[1], s);
  };

  const operation = (f) => {
    try {
      return f();
    } catch (e) {
      if (e instanceof DOMException) throw e;
      return fail('OperationError', 'The operation failed for an operation-specific reason');
    }
  };
  const oaep = (algorithm, k) => ({ key: k.key, oaepHash: hashes[k.algorithm.hash.name], oaepLabel: algorithm.label === undefined ? undefined : copied(algorithm.label, 'algorithm.label') });
  const cipherOf = (algorithm, k) => {
    const mode = algorithm.name.slice(4).toLowerCase();
    const options = {};
    let iv = mode === 'ctr' ? algorithm.counter : algorithm.iv;
    iv = copied(iv, mode === 'ctr' ? 'algorithm.counter' : 'algorithm.iv');
    if (mode !== 'gcm' && iv.length !== 16) fail('OperationError', `algorithm.${mode === 'ctr' ? 'counter' : 'iv'} must contain exactly 16 bytes`);
    if (mode === 'gcm') {
      const bits = algorithm.tagLength === undefined ? 128 : algorithm.tagLength;
      if (![32, 64, 96, 104, 112, 120, 128].includes(bits)) fail('OperationError', `${bits} is not a valid AES-GCM tag length`);
      options.authTagLength = bits / 8;
    }
    return [`aes-${k.algorithm.length}-${mode}`, k.key, iv, options];
  };
  const seal = (algorithm, k, data) => {
    if (algorithm.name === 'RSA-OAEP') return operation(() => crypto.publicEncrypt(oaep(algorithm, k), data));
    if (algorithm.name === 'AES-KW') return wrapped(k.key, data, true);
    const c = crypto.createCipheriv(...cipherOf(algorithm, k));
    if (algorithm.name === 'AES-GCM' && algorithm.additionalData !== undefined) c.setAAD(copied(algorithm.additionalData, 'algorithm.additionalData'));
    const parts = [c.update(data), c.final()];
    if (algorithm.name === 'AES-GCM') parts.push(c.getAuthTag());
    return Buffer.concat(parts);
  };
  const unseal = (algorithm, k, data) => {
    if (algorithm.name === 'RSA-OAEP') return operation(() => crypto.privateDecrypt(oaep(algorithm, k), data));
    if (algorithm.name === 'AES-KW') return wrapped(k.key, data, false);
    const args = cipherOf(algorithm, k);
    return operation(() => {
      const d = crypto.createDecipheriv(...args);
      let text = data;
      if (algorithm.name === 'AES-GCM') {
        const tag = args[3].authTagLength;
        if (data.length < tag) fail('OperationError', 'The provided data is too small.');
        text = data.subarray(0, data.length - tag);
        d.setAuthTag(data.subarray(data.length - tag));
        if (algorithm.additionalData !== undefined) d.setAAD(copied(algorithm.additionalData, 'algorithm.additionalData'));
      }
      return Buffer.concat([d.update(text), d.final()]);
    });
  };
  // wrapped is AES key wrap (RFC 3394 section 2.2), there or back.
  const wrapped = (key, data, there) => {
    if (data.length % 8 !== 0 || data.length < (there ? 16 : 24)) fail('OperationError', 'The operation failed for an operation-specific reason');
    const name = `aes-${key.symmetricKeySize * 8}-ecb`;
    const block = (b) => {
      const c = (there ? crypto.createCipheriv : crypto.createDecipheriv)(name, key, null);
      c.setAutoPadding(false);
      return Buffer.concat([c.update(b), c.final()]);
    };
    let a = there ? Buffer.alloc(8, 0xa6) : Buffer.from(data.subarray(0, 8));
    const r = Buffer.from(there ? data : data.subarray(8));
    const n = r.length / 8;
    const count = (i) => { // the number of the step goes into the check value
      const t = Buffer.from(a);
      t.writeUInt32BE((t.readUInt32BE(4) ^ i) >>> 0, 4);
      return t;
    };
    for (let j = 0; j < 6 * n; j++) {
      const i = there ? j : 6 * n - 1 - j;
      const at = (i % n) * 8;
      const b = block(Buffer.concat([there ? a : count(i + 1), r.subarray(at, at + 8)]));
      a = b.subarray(0, 8);
      if (there) a = count(i + 1);
      b.copy(r, at, 8);
    }
    if (there) return Buffer.concat([a, r]);
    if (!a.equals(Buffer.alloc(8, 0xa6))) fail('OperationError', 'The operation failed for an operation-specific reason');
    return r;
  };
  const encrypt = (given, v, data) => {
    const algorithm = normalize(given);
    if (algorithm.name === 'AES-KW') unsupported();
    return arrayBuffer(seal(algorithm, forUse(v, algorithm, 'encrypt'), copied(data, 'data')));
  };
  const decrypt = (given, v, data) => {
    const algorithm = normalize(given);
    if (algorithm.name === 'AES-KW') unsupported();
    return arrayBuffer(unseal(algorithm, forUse(v, algorithm, 'decrypt'), copied(data, 'data')));
  };
  const wrapKey = (format, v, wrapping, given) => {
    const algorithm = normalize(given);
    const k = forUse(wrapping, algorithm, 'wrapKey');
    let out = exportKey(format, v);
    if (format === 'jwk') {
      out = Buffer.from(JSON.stringify(out));
      if (algorithm.name === 'AES-KW' && out.length % 8 !== 0) out = Buffer.concat([out, Buffer.alloc(8 - out.length % 8, ' ')]);
    }
    return arrayBuffer(seal(algorithm, k, Buffer.from(out)));
  };
  const unwrapKey = (format, data, unwrapping, given, keyAlgorithm, extractable, usages) => {
    const algorithm = normalize(given);
    const k = forUse(unwrapping, algorithm, 'unwrapKey');
    const b = unseal(algorithm, k, copied(data, 'wrappedKey'));
    return importKey(format, format === 'jwk' ? JSON.parse(b.toString()) : b, keyAlgorithm, extractable, usages);
  };

  const derive = (algorithm, k, length) => {
    if (length !== null && length !== undefined && length % 8 !== 0) fail('OperationError', 'length must be a multiple of 8');
    switch (algorithm.name) {
      case 'PBKDF2':
        if (!length) fail('OperationError', 'length cannot be null');
        if (algorithm.iterations === 0) fail('OperationError', 'iterations cannot be zero');
        return crypto.pbkdf2Sync(k.key.export(), copied(algorithm.salt, 'algorithm.salt'), algorithm.iterations, length / 8, hashes[hashOf(algorithm.hash)]);
      case 'HKDF':
        if (!length) fail('OperationError', 'length cannot be null');
        return Buffer.from(crypto.hkdfSync(hashes[hashOf(algorithm.hash)], k.key, copied(algorithm.salt, 'algorithm.salt'), copied(algorithm.info, 'algorithm.info'), length / 8));
      case 'ECDH':
      case 'X25519': {
        const other = keyOf(algorithm.public, 'algorithm.public');
        if (other.key.type !== 'public' || other.algorithm.name !== algorithm.name) fail('InvalidAccessError', 'algorithm.public must be a public key');
        if (other.algorithm.namedCurve !== k.algorithm.namedCurve) fail('InvalidAccessError', 'Named curve mismatch');
        const secret = operation(() => crypto.diffieHellman({ privateKey: k.key, publicKey: other.key }));
        if (length === null || length === undefined) return secret;
        if (secret.length * 8 < length) fail('OperationError', 'derived bit length is too small');
        return secret.subarray(0, length / 8);
      }
    }
    return unsupported();
  };
  const deriveBits = (given, v, length) => {
    const algorithm = normalize(given);
    return arrayBuffer(Buffer.from(derive(algorithm, forUse(v, algorithm, 'deriveBits'), length)));
  };
  const deriveKey = (given, v, wanted, extractable, usages) => {
    const algorithm = normalize(given);
    const type = normalize(wanted);
    const { kind } = table[type.name];
    const length = kind === 'hmac' ? type.length || blockBits[hashOf(type.hash)] : kind === 'aes' ? type.length : null;
    const b = derive(algorithm, forUse(v, algorithm, 'deriveKey'), length);
    return importKey('raw', Buffer.from(b), wanted, extractable, usages);
  };

  const all = { encrypt, decrypt, sign, verify, generateKey, deriveKey, deriveBits, importKey, exportKey, wrapKey, unwrapKey };
  return (name, args) => new Promise((resolve) => resolve(all[name](...args)));
})

const c = require('crypto');
const key = n => Buffer.from(Array.from({ length: n }, (_, i) => i * 7 & 255));
const text = 'The quick brown fox, häß€ jumps over the lazy dog.';
for (const n of ['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'aes128', 'AES-256-CBC', 'aes-128-ctr', 'aes-256-ctr', 'aes-128-ecb', 'aes-256-ecb', 'aes-128-cfb',
  'aes-192-ofb', 'aes-256-gcm', 'aes-128-gcm', 'id-aes192-GCM', 'chacha20', 'chacha20-poly1305', 'des-ede3-cbc', 'des3', 'des-ede3']) {
  t(n, () => JSON.stringify(c.getCipherInfo(n)));
  t(n + ' round', () => {
    const i = c.getCipherInfo(n), k = key(i.keyLength), iv = i.ivLength ? key(i.ivLength) : null, tag = /gcm|poly/i.test(n);
    const e = c.createCipheriv(n, k, iv, n === 'chacha20-poly1305' ? { authTagLength: 16 } : undefined);
    if (tag) e.setAAD(Buffer.from('extra'));
    let out = e.update(text.slice(0, 21), 'utf8', 'base64');
    out += e.update(text.slice(21), 'utf8', 'base64');
    out += e.final('base64');
    const d = c.createDecipheriv(n, k, iv, n === 'chacha20-poly1305' ? { authTagLength: 16 } : undefined);
    if (tag) { d.setAAD(Buffer.from('extra')); d.setAuthTag(e.getAuthTag()); }
    const raw = Buffer.from(out, 'base64');
    let back = d.update(raw.subarray(0, 19), null, 'utf8') + d.update(raw.subarray(19), null, 'utf8') + d.final('utf8');
    return out + ' ' + (tag ? e.getAuthTag().toString('hex') : '') + (back === text);
  });
}
for (const n of [1, 8, 13, 16, 32]) t('gcm iv ' + n, () => {
  const e = c.createCipheriv('aes-256-gcm', key(32), key(n));
  return e.update(text, 'utf8', 'hex') + e.final('hex') + e.getAuthTag().toString('hex');
});
for (const n of [4, 8, 12, 13, 16]) t('gcm tag ' + n, () => {
  const e = c.createCipheriv('aes-128-gcm', key(16), key(12), { authTagLength: n });
  return e.update(text, 'utf8', 'hex') + e.final('hex') + e.getAuthTag().toString('hex');
});
const Z = n => Buffer.alloc(n);
const cbc = () => c.createCipheriv('aes-128-cbc', Z(16), Z(16)), un = () => c.createDecipheriv('aes-128-cbc', Z(16), Z(16));
const gcm = () => c.createCipheriv('aes-128-gcm', Z(16), Z(12)), ungcm = () => c.createDecipheriv('aes-128-gcm', Z(16), Z(12));
t('unknown', () => c.createCipheriv('nope', 'k', 'i'));
t('key length', () => c.createCipheriv('aes-128-cbc', 'k', Z(16)));
t('iv length', () => c.createCipheriv('aes-128-cbc', Z(16), Z(15)));
t('iv null', () => c.createCipheriv('aes-128-cbc', Z(16), null));
t('iv none', () => c.createCipheriv('aes-128-cbc', Z(16)));
t('key none', () => c.createCipheriv('aes-128-cbc'));
t('name', () => c.createCipheriv(5));
t('gcm no iv', () => c.createCipheriv('aes-128-gcm', Z(16), Z(0)));
t('ecb iv', () => c.createCipheriv('aes-128-ecb', Z(16), '').update('a').length);
t('ecb bad iv', () => c.createCipheriv('aes-128-ecb', Z(16), Z(16)));
t('bad decrypt', () => { const d = un(); d.update(Z(16)); d.final(); });
t('final length', () => { const d = un(); d.update(Z(15)); d.final(); });
t('empty final', () => un().final());
t('no padding', () => { const e = cbc(); e.setAutoPadding(false); e.update(Z(15)); e.final(); });
t('no padding ok', () => { const e = cbc(); e.setAutoPadding(false); return e.update(Z(32), null, 'hex') + e.final('hex'); });
t('no padding decrypt', () => { const e = un(); e.setAutoPadding(false); return e.update(Z(32), null, 'hex') + e.final('hex'); });
t('final twice', () => { const e = cbc(); e.final(); e.final(); });
t('late update', () => { const e = cbc(); e.final(); e.update('a'); });
t('late padding', () => { const e = cbc(); e.final(); e.setAutoPadding(); });
t('tag of cbc', () => cbc().getAuthTag());
t('aad of cbc', () => cbc().setAAD(Z(1)));
t('early tag', () => gcm().getAuthTag());
t('no tag', () => { const d = ungcm(); d.update('a'); d.final(); });
t('wrong tag', () => { const d = ungcm(); d.setAuthTag(Z(16)); d.update('a'); d.final(); });
t('long tag', () => ungcm().setAuthTag(Z(17)));
t('tag length', () => c.createCipheriv('aes-128-gcm', Z(16), Z(12), { authTagLength: 5 }));
t('tag type', () => ungcm().setAuthTag(5));
t('aad type', () => ungcm().setAAD(5));
t('update type', () => cbc().update(5));
t('encodings', () => { const e = cbc(); e.update('a', 'utf8', 'hex'); e.final('base64'); });
t('info', () => c.getCipherInfo('nope'));
t('info key', () => c.getCipherInfo('aes-128-cbc', { keyLength: 5 }));
t('info iv', () => JSON.stringify(c.getCipherInfo('aes-128-gcm', { ivLength: 16 })));
t('info nid', () => JSON.stringify(c.getCipherInfo(419)));
t('info type', () => c.getCipherInfo({}));
t('all are known to Node', () => c.getCiphers().every(n => c.getCipherInfo(n)));
const e = c.createCipheriv('aes-256-cbc', key(32), key(16)), d = c.createDecipheriv('aes-256-cbc', key(32), key(16));
let got = '';
d.setEncoding('utf8').on('data', s => { got += s; }).on('end', () => p('stream ' + (got === text.repeat(3))));
e.pipe(d);
e.write(text); e.write(text); e.end(text);
const broken = un();
broken.on('error', e => p('error ' + e.code + ' ' + e.message));
broken.on('data', () => {});
broken.end(Z(16));
t('password', () => { const e = c.createCipher('aes-128-cbc', 'pw'), d = c.createDecipher('aes-128-cbc', 'pw'); const s = e.update('hello', 'utf8', 'hex') + e.final('hex'); return s + d.update(s, 'hex', 'utf8') + d.final('utf8'); });
t('password type', () => c.createCipher('aes-128-cbc'));
t('password gcm', () => { const e = c.createCipher('aes-256-ctr', Buffer.from('pw')); return e.update('hello', 'utf8', 'hex') + e.final('hex'); });

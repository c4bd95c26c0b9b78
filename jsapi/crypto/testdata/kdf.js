const c = require('crypto');
t('pbkdf2', () => c.pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex'));
t('pbkdf2 sha512', () => c.pbkdf2Sync(Buffer.from('p'), new Uint8Array(8), 10, 100, 'SHA512').toString('hex'));
t('pbkdf2 0', () => c.pbkdf2Sync('p', 's', 1, 0, 'sha1').length);
t('pbkdf2 rounds', () => c.pbkdf2Sync('p', 's', 0, 10, 'sha1'));
t('pbkdf2 rounds type', () => c.pbkdf2Sync('p', 's', 'a', 10, 'sha1'));
t('pbkdf2 digest', () => c.pbkdf2Sync('p', 's', 1, 10, 'nope'));
t('pbkdf2 no digest', () => c.pbkdf2Sync('p', 's', 1, 10));
t('pbkdf2 salt', () => c.pbkdf2Sync('p', 5, 1, 10, 'sha1'));
t('pbkdf2 password', () => c.pbkdf2Sync(5, 's', 1, 10, 'sha1'));
t('pbkdf2 length', () => c.pbkdf2Sync('p', 's', 1, -10, 'sha1'));
t('pbkdf2 callback', () => c.pbkdf2('p', 's', 1, 10, 'sha1'));
t('pbkdf2 async digest', () => c.pbkdf2('p', 's', 1, 10, 'nope', () => {}));
t('scrypt', () => c.scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16 }).toString('hex'));
t('scrypt names', () => c.scryptSync('p', 's', 16, { cost: 16, blockSize: 4, parallelization: 2 }).toString('hex'));
t('scrypt default', () => c.scryptSync('p', 's', 16).toString('hex'));
t('scrypt N', () => c.scryptSync('p', 's', 10, { N: 3 }));
t('scrypt memory', () => c.scryptSync('p', 's', 10, { N: 2 ** 20 }));
t('scrypt edge', () => c.scryptSync('p', 's', 10, { N: 2 ** 15 }));
t('scrypt maxmem', () => c.scryptSync('p', 's', 10, { N: 2 ** 15, maxmem: 2 ** 26 }).toString('hex'));
t('scrypt both', () => c.scryptSync('p', 's', 10, { N: 16, cost: 16 }));
t('scrypt length', () => c.scryptSync('p', 's', -1));
t('scrypt length type', () => c.scryptSync('p', 's', 'a'));
t('scrypt password', () => c.scryptSync(5, 's', 1));
t('scrypt callback', () => c.scrypt('p', 's', 5));
t('hkdf', () => Buffer.from(c.hkdfSync('sha256', 'k', 's', 'i', 42)).toString('hex'));
t('hkdf key', () => Buffer.from(c.hkdfSync('sha512', c.createSecretKey('k', 'utf8'), '', '', 10)).toString('hex'));
t('hkdf digest', () => c.hkdfSync('nope', 'k', 's', 'i', 16));
t('hkdf length', () => c.hkdfSync('sha256', 'k', 's', 'i', 16000));
t('hkdf type', () => c.hkdfSync('sha256', 5, 's', 'i', 16));
t('hkdf info', () => c.hkdfSync('sha256', 'k', 's', 'i'.repeat(1025), 16));
c.pbkdf2('p', 's', 3, 16, 'sha256', (e, b) => {
  p('pbkdf2 ' + e + b.toString('hex'));
  c.scrypt('p', 's', 16, { N: 16 }, (e, b) => {
    p('scrypt ' + e + b.toString('hex'));
    c.scrypt('p', 's', 8, (e, b) => {
      p('scrypt ' + e + b.toString('hex'));
      c.hkdf('sha1', 'k', 's', 'i', 16, (e, b) => {
        p('hkdf ' + e + Buffer.from(b).toString('hex'));
        c.subtle.digest('SHA-256', Buffer.from('a')).then(b => {
          p('subtle ' + Buffer.from(b).toString('hex'));
          return c.subtle.digest({ name: 'sha-1' }, new ArrayBuffer(4));
        }).then(b => { p('subtle ' + Buffer.from(b).toString('hex')); return c.subtle.digest('md5', Buffer.alloc(1)); }).catch(e => p(e.name + ' ' + e.message));
      });
    });
  });
});

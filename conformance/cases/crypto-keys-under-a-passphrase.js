// private keys written under a passphrase can be read again, and say how they are written
const crypto = require('crypto');
const keys = { rsa: crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, ec: crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey };
for (const [name, key] of Object.entries(keys)) {
  for (const type of ['pkcs1', 'sec1', 'pkcs8']) {
    for (const format of ['pem', 'der']) {
      for (const cipher of ['aes-256-cbc', 'des3', 'aes128', 'junk', 1]) {
        try {
          const text = key.export({ type, format, cipher, passphrase: 'secret' });
          console.log(name, type, format, cipher, format === 'pem' ? text.split('\n')[0] : Buffer.isBuffer(text), crypto.createPrivateKey({ key: text, format, type, passphrase: 'secret' }).equals(key));
        } catch (e) {
          console.log(name, type, format, cipher, e.code, e.message);
        }
      }
    }
  }
}

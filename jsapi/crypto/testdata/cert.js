// A certificate that is used for nothing else.
const PEM = `-----BEGIN CERTIFICATE-----
MIICfzCCAeigAwIBAgIUdZeHj8rG06BNdKfRfUtPyWT+oJ8wDQYJKoZIhvcNAQEL
BQAwOTELMAkGA1UEBhMCTkwxFDASBgNVBAoMC0dhZ2dsZSBUZXN0MRQwEgYDVQQD
DAtleGFtcGxlLm9yZzAeFw0yNjExMjIwODU5MTZaFw0zNjExMTkwODU5MTZaMDkx
CzAJBgNVBAYTAk5MMRQwEgYDVQQKDAtHYWdnbGUgVGVzdDEUMBIGA1UEAwwLZXhh
bXBsZS5vcmcwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBANQPN1+CzoYFne8x
JVKIAhcArQVLJA8mV2r5GVZ37vMAR7Qq/6VQqeYg6Ai3r5l+TTf6OC4EeG3/kX4O
S9+qL2PxCj/xRMPUovrocB6c6krzsBIoe7BJqLk4sV8jMlTHr3WGVQ8YR/4rERpR
rHQasm8+LBEco00z5HHS2q1fDeuHAgMBAAGjgYMwgYAwHQYDVR0OBBYEFFqt0OQ7
8fbbEs68+232LTlREJP+MB8GA1UdIwQYMBaAFFqt0OQ78fbbEs68+232LTlREJP+
MA8GA1UdEwEB/wQFMAMBAf8wLQYDVR0RBCYwJIILZXhhbXBsZS5vcmeCCCouYS50
ZXN0hwR/AAABgQVhQGIuYzANBgkqhkiG9w0BAQsFAAOBgQDNAYY8y1xQSfYPTfRg
umk59vy6sDjZwCPIiNNscqsJ9J4sCwWGCVpMZjjoKdiWsO8PqrAvHMT/1uhhUFyh
XcIVW8bmiqzrxyIn8OCqo48sYhugvijLKHg3GcHrqaYaIVj1eueiY4uP3kdyxNGR
8op2FjI6GuqxA8vVMR4CygsJMQ==
-----END CERTIFICATE-----
`;
const c = require('crypto'), x = new c.X509Certificate(PEM);
for (const k of ['ca', 'fingerprint', 'fingerprint256', 'fingerprint512', 'infoAccess', 'issuer', 'issuerCertificate', 'keyUsage', 'serialNumber', 'subject', 'subjectAltName', 'validFrom', 'validTo']) t(k, () => x[k]);
t('host', () => [x.checkHost('example.org'), x.checkHost('b.a.test'), x.checkHost('zz')]);
t('ip', () => [x.checkIP('127.0.0.1'), x.checkIP('1.2.3.4')]);
t('email', () => [x.checkEmail('a@b.c'), x.checkEmail('z@z.c')]);
t('issued', () => [x.checkIssued(x), x.verify(x.publicKey), x.verify(c.generateKeyPairSync('ed25519').publicKey)]);
t('key', () => x.publicKey.asymmetricKeyDetails);
t('pem', () => x.toString() === PEM && x.toJSON() === PEM);
t('raw', () => new c.X509Certificate(x.raw).fingerprint === x.fingerprint);
t('legacy', () => JSON.stringify(x.toLegacyObject()));
t('public key of PEM', () => c.createPublicKey(PEM).equals(x.publicKey));
t('type', () => new c.X509Certificate(5));
t('no certificate', () => new c.X509Certificate('5'));
const SPKAC = 'MIIBPzCBqTCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA1A83X4LOhgWd7zElUogCFwCtBUskDyZXavkZVnfu8wBHtCr/pVCp5iDoCLevmX5NN/o4LgR4bf+Rfg5L36ovY/EKP/FEw9Si+uhwHpzqSvOwEih7sEmouTixXyMyVMevdYZVDxhH/isRGlGsdBqybz4sERyjTTPkcdLarV8N64cCAwEAARYFaGVsbG8wDQYJKoZIhvcNAQEEBQADgYEAk2TId6+Kaneso0Cg1wPGpYC5Jy+7485eS6liLXB/8/WZBzwA0zEBwmQKEVmJdjYPNl/rO/YOzdIQ0kcTmJiU3lOoRHobOIGx5az3+asROOcg1OLPw6GvyEAMswsexilJaZ4BqvDJfYpAUnLjhYBuXHFiFYVkuqiLvJbsjUecgo4=';
t('spkac', () => [c.Certificate.verifySpkac(SPKAC), c.Certificate.exportChallenge(SPKAC).toString(), c.Certificate.exportPublicKey(Buffer.from(SPKAC)).toString().trim() === x.publicKey.export({ type: 'spki', format: 'pem' }).trim()]);
t('spkac instance', () => new c.Certificate().verifySpkac(SPKAC.replace('M', 'N')));
t('inspect', () => require('util').inspect(x));

// the page's example of checkServerIdentity: the public key and the certificate that a script expects, and all of the chain
const crypto = require('crypto');
const https = require('https');
const tls = require('tls');
const { ca, identity, read, listen, close } = require('../lib/tls');
const sha256 = (s) => crypto.createHash('sha256').update(s).digest('base64');
const x509 = new crypto.X509Certificate(read('server.pem'));
(async () => {
  const server = https.createServer(identity('server'), (req, res) => res.end('pinned'));
  const port = await listen(server);
  for (const expected of [x509.fingerprint256, 'another']) {
    const options = {
      hostname: 'localhost', port, path: '/', method: 'GET', ca,
      checkServerIdentity(host, cert) {
        const err = tls.checkServerIdentity(host, cert);
        if (err) return err;
        console.log(host, sha256(cert.pubkey) === sha256(x509.publicKey.export({ type: 'spki', format: 'der' })), cert.raw.equals(x509.raw));
        if (cert.fingerprint256 !== expected) return new Error(`Certificate verification error: The certificate of '${cert.subject.CN}' does not match our pinned fingerprint`);
        let last;
        do {
          console.log('Subject Common Name:', cert.subject.CN, cert.fingerprint256.length, sha256(cert.pubkey).length);
          last = cert.fingerprint256;
          cert = cert.issuerCertificate;
        } while (cert && cert.fingerprint256 !== last);
        return undefined;
      },
    };
    options.agent = new https.Agent(options);
    await new Promise((done) => {
      const req = https.request(options, (res) => {
        console.log('statusCode:', res.statusCode);
        res.on('data', (d) => console.log(String(d)));
      });
      req.on('close', done);
      req.on('error', (e) => console.log(e.message));
      req.end();
    });
  }
  await close(server);
})();

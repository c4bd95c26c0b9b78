// Certificates for the loopback, made with OpenSSL for a hundred years: ca signed server,
// other, client, rsa and expired; self signed itself.
const fs = require('fs');
const path = require('path');

exports.read = (name) => fs.readFileSync(path.join(__dirname, 'keys', name));
exports.ca = exports.read('ca.pem');

// identity(name) is the key and the certificate of that name, as options.
exports.identity = (name) => ({ key: exports.read(name + '-key.pem'), cert: exports.read(name + '.pem') });

// trace(name, emitter, events) prints the events as they come, with the codes of errors.
exports.trace = (name, emitter, events) => {
  for (const event of events) {
    emitter.on(event, (...args) => console.log(name, event, ...args.map((a) => {
      if (Buffer.isBuffer(a)) return String(a);
      return a instanceof Error ? a.code || a.message : a;
    })));
  }
};

// get(https, options) asks for the answer's text, or for the code of the error.
exports.get = (https, options) => new Promise((done) => {
  https.get({ ca: exports.ca, agent: false, ...options }, (res) => {
    let text = '';
    res.on('data', (d) => { text += d; }).on('end', () => done(text));
  }).on('error', (e) => done(e.code));
});

// listen(server) resolves to the port; close(server) when 'close' has come.
exports.listen = (server) => new Promise((done) => server.listen(0, () => done(server.address().port)));
exports.close = (server) => new Promise((done) => server.close(done));

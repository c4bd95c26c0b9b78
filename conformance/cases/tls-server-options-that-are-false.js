// a server takes most options that are false for none, and shows all as properties before those of a net.Server; setSecureContext begins anew
const https = require('https');
const tls = require('tls');
const show = (v) => (v === undefined || typeof v !== 'object' || v === null ? String(v) : v.constructor?.name);
const scope = /sessionIdContext=[0-9a-f]{32}/;
const shown = (o) => Object.entries(o).map(([k, v]) => k + '=' + show(v)).join(' ').replace(scope, 'sessionIdContext=HASH');
for (const { Server } of [tls, https]) console.log(shown(new Server({})));
const names = ['pfx', 'key', 'passphrase', 'cert', 'ca', 'crl', 'ciphers', 'dhparam', 'ecdhCurve', 'sigalgs', 'honorCipherOrder', 'secureOptions', 'sessionIdContext', 'sessionTimeout', 'ticketKeys', 'minVersion', 'maxVersion', 'secureProtocol', 'clientCertEngine', 'privateKeyIdentifier'];
for (const name of names) {
  const log = ['', 0, NaN, false, null].map((value) => {
    try {
      return shown({ [name]: tls.createServer({ [name]: value })[name] }).replace(scope, 'HASH');
    } catch (e) {
      return e.code;
    }
  });
  console.log(name, log.join(', '));
}
const keys = (server) => server.getTicketKeys().toString('hex', 0, 2);
const server = tls.createServer({ ticketKeys: Buffer.alloc(48, 2) });
console.log(keys(server));
server.setTicketKeys(Buffer.alloc(48, 3));
console.log(keys(server));
server.setSecureContext({});
console.log(keys(server));
const other = tls.createServer();
const first = other.getTicketKeys();
other.setSecureContext({});
console.log(first.equals(other.getTicketKeys()));

// agent.getName with each option that connections are not shared across
const https = require('https');
const agent = new https.Agent();
console.log(agent.getName(), agent.getName({ host: 'h', port: 1, localAddress: 'l' }));
for (const name of ['ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername', 'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam', 'secureOptions', 'sessionIdContext', 'sigalgs', 'privateKeyIdentifier', 'privateKeyEngine', 'passphrase']) {
  console.log(name, agent.getName({ host: 'h', [name]: 'x' }), agent.getName({ host: 'h', [name]: false }));
}
console.log(agent.maxCachedSessions, agent.defaultPort, agent.protocol, agent.options, https.Agent() instanceof https.Agent);

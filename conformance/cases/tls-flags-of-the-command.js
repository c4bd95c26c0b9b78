// --tls-cipher-list, --tls-min-v1.x and --tls-max-v1.x, on the command line and in NODE_OPTIONS; defaults that a script assigns
const { spawnSync } = require('child_process');
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const list = 'ECDHE-RSA-AES128-GCM-SHA256:!RC4';
for (const [flags, options] of [[['--tls-cipher-list=' + list]], [[], '--tls-cipher-list=' + list], [['--tls-max-v1.2']], [['--tls-min-v1.3']], [['--tls-min-v1.0', '--tls-min-v1.3']], [['--tls-max-v1.2', '--tls-max-v1.3']]]) {
  const env = { ...process.env };
  if (options) env.NODE_OPTIONS = options;
  const run = spawnSync(process.execPath, [...flags, '-p', "const t = require('tls'); [t.DEFAULT_CIPHERS.length < 50 && t.DEFAULT_CIPHERS, t.DEFAULT_MIN_VERSION, t.DEFAULT_MAX_VERSION].join()"], { encoding: 'utf8', env });
  console.log(flags.join(' '), options, run.status, run.stdout.trim());
}
(async () => {
  const server = tls.createServer(identity('server'), (socket) => socket.end(socket.getProtocol()));
  server.on('tlsClientError', (e) => console.log('server', e.code));
  const port = await listen(server);
  const connect = () => new Promise((done) => {
    const socket = tls.connect({ port, ca });
    socket.on('data', (d) => console.log(tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, String(d))).on('error', (e) => console.log(e.code)).on('close', done);
  });
  await connect();
  tls.DEFAULT_MAX_VERSION = 'TLSv1.2';
  await connect();
  tls.DEFAULT_MAX_VERSION = 'nonsense';
  try {
    tls.connect({ port, ca });
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
  await close(server);
})();

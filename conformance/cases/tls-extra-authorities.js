// NODE_EXTRA_CA_CERTS: read as the process begins, warned of when it cannot be, and of no weight beside the option ca
const { execFile } = require('child_process');
const fs = require('fs');
const path = require('path');
const https = require('https');
const { ca, identity, listen, close } = require('../lib/tls');
const file = (name, text) => {
  const full = path.join(process.env.CASE_TMP, name);
  fs.writeFileSync(full, text);
  return full;
};
const none = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
(async () => {
  const server = https.createServer(identity('server'), (req, res) => res.end());
  const port = await listen(server);
  const run = (name, extra, options = '', before = '') => new Promise((done) => {
    const script = `${before}; require('https').get({ port: ${port}, agent: false, ${options} }, (res) => console.log(res.socket.authorized)).on('error', (e) => console.log(e.code));`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: extra };
    execFile(process.execPath, ['-e', script], { env }, (e, stdout, stderr) => {
      console.log(name, stdout.trim(), stderr.replace(process.env.CASE_TMP, 'TMP').trim());
      done();
    });
  });
  const good = file('good.pem', ca);
  await run('none', '');
  await run('good', good);
  await run('two', file('two.pem', identity('self').cert + '\n' + ca));
  await run('one that is none', file('half.pem', ca + none));
  await run('nothing', file('nothing.pem', 'x'));
  await run('missing', '/nonexistent.pem');
  await run('a directory', process.env.CASE_TMP);
  await run('beside ca', good, 'ca: []');
  await run('deleted', good, '', 'delete process.env.NODE_EXTRA_CA_CERTS');
  await run('too late', '', '', `process.env.NODE_EXTRA_CA_CERTS = '${good}'`);
  await close(server);
})();

// --max-http-header-size sets maxHeaderSize and what servers take; --insecure-http-parser warns at the first connection.
const { execFileSync, spawnSync } = require('child_process');
const run = (flag, source) => spawnSync(process.execPath, [flag, '-e', source], { encoding: 'utf8' });
console.log(execFileSync(process.execPath, ['--max-http-header-size=100', '-p', 'require("http").maxHeaderSize'], { encoding: 'utf8' }));
const serve = `
const { exchange } = { exchange(port, text, done) { let got = ''; require('net').connect(port, '127.0.0.1').on('data', (d) => { got += d; }).on('close', () => done(got)).write(text); } };
const server = require('http').createServer((req, res) => { res.sendDate = false; res.end(req.headers.x); }).listen(0, '127.0.0.1', () => {
  exchange(server.address().port, 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\nX: TEXT\\r\\n\\r\\n', (got) => { console.log(JSON.stringify(got)); server.close(); });
});`;
console.log(run('--max-http-header-size=100', serve.replace('TEXT', 'y'.repeat(100))).stdout);
console.log(run('--max-http-header-size=20000', serve.replace('TEXT', 'y'.repeat(17000))).stdout.length);
const lenient = run('--insecure-http-parser', serve.replace('TEXT', 'a\\x01b'));
console.log(lenient.stdout, lenient.stderr.replace(/\d+/g, 'N').split('\n')[0]);
console.log(run('--insecure-http-parser', 'const s = require("http").createServer().listen(0, () => s.close())').stderr);

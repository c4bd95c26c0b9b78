// --max-http-header-size and --insecure-http-parser, on the command line and in NODE_OPTIONS
const { spawnSync } = require('child_process');
const program = `
const http = require('http');
const [n, fields] = process.argv.slice(1);
const server = require('net').createServer((socket) => {
  socket.on('error', () => {}).on('data', () => socket.end('HTTP/1.1 200 OK\\r\\nA: ' + 'x'.repeat(+n) + '\\r\\nContent-Length: 0\\r\\n' + fields + '\\r\\n'));
}).listen(0, '127.0.0.1', () => {
  console.log(http.maxHeaderSize);
  http.get({ port: server.address().port, host: '127.0.0.1' }, (res) => { console.log(res.statusCode); res.resume(); })
    .on('error', (e) => console.log(e.code)).on('close', () => server.close());
});`;
const both = 'Transfer-Encoding: chunked\r\n';
for (const [flags, n, fields, options] of [
  [[], 10, ''], [['--max-http-header-size=100'], 200, ''], [['--max-http-header-size', '50000'], 40000, ''], [[], 40000, ''], [[], 40000, '', '--max-http-header-size=65000'],
  [['--insecure-http-parser'], 1, both], [[], 1, both],
]) {
  const env = { ...process.env };
  if (options) env.NODE_OPTIONS = options;
  const run = spawnSync(process.execPath, [...flags, '-e', program, n, fields], { encoding: 'utf8', env });
  console.log(flags.join(' '), options, n, run.status, run.stdout.trim().split('\n').join(), run.stderr.split('\n')[0].replace(/\d+/, 'PID'));
}

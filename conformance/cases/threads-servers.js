const { Worker, isMainThread, parentPort, threadId } = require('worker_threads');
const http = require('http');
const net = require('net');
const { execFileSync, fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (m) => { process.send(m + 1); process.disconnect(); });
} else if (isMainThread) {
  const w = new Worker(__filename);
  w.on('message', ({ web, raw, ...child }) => {
    if (!web) return console.log(child);
    http.get({ port: web, path: '/a' }, (res) => {
      let body = '';
      res.setEncoding('utf8').on('data', (d) => body += d).on('end', () => {
        console.log(res.statusCode, res.headers.thread, body);
        let terminated;
        net.connect(raw).on('data', (d) => {
          console.log(String(d));
          terminated = w.terminate();
        }).on('error', () => {}).on('close', async () => {
          console.log('terminated', await terminated);
          net.connect(raw).on('error', (e) => console.log(e.code));
        });
      });
    });
  });
} else {
  console.log(String(execFileSync(process.execPath, ['-p', '1 + 1'])).trim());
  fork(__filename, ['child']).on('message', (m) => parentPort.postMessage({ said: m })).on('exit', (c) => {
    parentPort.postMessage({ exit: c });
    const web = http.createServer((req, res) => { res.setHeader('thread', threadId); res.end(req.url); }).listen(0, () => {
      const raw = net.createServer((c) => { c.on('error', () => {}); c.write('hello'); }).listen(0, () => parentPort.postMessage({ web: web.address().port, raw: raw.address().port }));
    });
  }).send(1);
}

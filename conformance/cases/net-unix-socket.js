const net = require('net');
const path = require('path').join(process.env.CASE_TMP, 's');
const server = net.createServer((c) => { console.log(c.remoteAddress, c.address()); c.end('hi'); }).listen(path, () => {
  console.log(server.address() === path, require('fs').existsSync(path));
  net.connect(path).setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => server.close(() => console.log(require('fs').existsSync(path))));
});

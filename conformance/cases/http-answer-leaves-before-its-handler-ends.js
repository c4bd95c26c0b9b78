// What res.end() was given has left when the handler goes on for long, or kills its process.
const http = require('http');
const { fork } = require('child_process');
const fs = require('fs');
if (process.argv[2] === undefined) {
  const child = fork(__filename, ['child']);
  const exit = new Promise((done) => child.on('exit', (code, signal) => done([code, signal])));
  child.on('message', (port) => {
    const ask = (path, then) => http.get({ port, path, host: '127.0.0.1', agent: false }, (res) => {
      res.setEncoding('utf8').on('data', (d) => console.log(d)).on('end', then);
    }).on('error', (e) => console.log(e.code));
    ask('/busy', () => {
      fs.writeFileSync(`${process.env.CASE_TMP}/answered`, '');
      ask('/kill', () => exit.then((how) => console.log('end', ...how)));
    });
  });
} else {
  const server = http.createServer((req, res) => {
    res.writeHead(200);
    res.end(`answer to ${req.url}`);
    if (req.url === '/kill') process.kill(process.pid);
    while (!fs.existsSync(`${process.env.CASE_TMP}/answered`));
  }).listen(0, '127.0.0.1', () => process.send(server.address().port));
}

const net = require('net');
function run(paused, next) {
  const server = net.createServer({ pauseOnConnect: paused }, (c) => {
    console.log(paused, c.isPaused(), c.readableFlowing, c._handle.reading);
    let got = '';
    c.setEncoding('utf8');
    c.on('data', (d) => { got += d; });
    c.on('end', () => { console.log(paused, got); c.end(); server.close(next); });
    if (paused) { console.log(c.bytesRead, c.isPaused()); setTimeout(() => { console.log('later', c.bytesRead, JSON.stringify(got)); c.resume(); }, 10); }
  });
  server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1', function () { this.end('text'); }).resume());
}
run(true, () => run(false, () => console.log('done')));

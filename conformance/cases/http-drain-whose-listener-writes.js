// A listener of 'drain' that writes until there is no room, forty times over: one 'drain' each time, on a response and on a request.
const http = require('http');

function pour(message, left, chunk, done) {
  let drains = 0;
  (function more() {
    while (left-- > 0) if (!message.write(chunk)) return message.once('drain', () => { drains++; more(); });
    message.end(() => done(drains));
  })();
}

const server = http.createServer((req, res) => {
  let got = 0;
  req.on('data', (d) => { got += d.length; });
  req.on('end', () => {
    console.log('the server got', got);
    pour(res, 40, Buffer.alloc(64 << 10, 'x'), (drains) => console.log('drains of the response', drains));
  });
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', agent: false }, (res) => {
    let got = 0;
    res.on('data', (d) => { got += d.length; });
    res.on('end', () => { console.log('the client got', got); server.close(); });
  });
  pour(req, 40, 'y'.repeat(20000), (drains) => console.log('drains of the request', drains));
});

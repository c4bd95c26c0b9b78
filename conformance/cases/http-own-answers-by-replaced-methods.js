'use strict';
// What a server answers by itself, 400, 417 and 503, it answers by the methods of its responses'
// class.
const http = require('http');
const net = require('net');

class Told extends http.ServerResponse {
  writeHead(...args) {
    console.log('writeHead', ...args);
    return super.writeHead(...args);
  }
  end(...args) {
    console.log('end', ...args);
    return super.end(...args);
  }
}

function ask(text, limit) {
  return new Promise((done) => {
    const server = http.createServer({ ServerResponse: Told }, (req, res) => res.end());
    server.maxRequestsPerSocket = limit;
    server.listen(0, () => {
      let answer = '';
      const client = net.connect(server.address().port).setEncoding('latin1').on('data', (text) => { answer += text; });
      client.on('close', () => {
        console.log(answer.match(/HTTP\/1.1 [^\r]*/g));
        server.close(done);
      });
      client.end(text);
    });
  });
}

(async () => {
  await ask('GET / HTTP/1.1\r\n\r\n', 0);
  await ask('GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\nConnection: close\r\n\r\n', 0);
  await ask('GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n', 1);
})();

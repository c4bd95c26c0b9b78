'use strict';
// A request that waits for its place gets a socket made with the options of the one that went,
// when that led to the same place, and with its own otherwise.
const http = require('http');

class Agent extends http.Agent {
  createConnection(options, callback) {
    console.log(`${options.host}: mark ${options.mark}`);
    return super.createConnection(options, callback);
  }
  removeSocket(socket, options) {
    console.log(`removed: mark ${options.mark}`);
    return super.removeSocket(socket, options);
  }
}

const server = http.createServer((req, res) => {
  res.setHeader('Connection', 'close');
  res.end();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  function go(limits, hosts, then) {
    const agent = new Agent(limits);
    let left = hosts.length;
    hosts.forEach((host, mark) => {
      http.get({ agent, host, port, mark, lookup: (name, o, f) => f(null, '127.0.0.1', 4), autoSelectFamily: false }, (res) => {
        res.resume();
        res.on('close', () => --left || setImmediate(then));
      });
    });
  }
  go({ maxSockets: 1 }, ['127.0.0.1', '127.0.0.1', '127.0.0.1'], () => {
    go({ maxTotalSockets: 1 }, ['127.0.0.1', 'other', '127.0.0.1'], () => server.close());
  });
});

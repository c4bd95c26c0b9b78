// exchange(port, text, done) sends text as it stands to a server on the loopback
// and calls done with all that comes back before the server closes the connection.
// Parts of text may be an array: each is sent when the server has answered something.
const net = require('net');

exports.exchange = (port, text, done) => {
  const parts = Array.isArray(text) ? text.slice() : [text];
  let got = '';
  const socket = net.connect(port, '127.0.0.1', () => socket.write(parts.shift()));
  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    got += data;
    if (parts.length) socket.write(parts.shift());
  });
  socket.on('error', (e) => { got += `<${e.code}>`; });
  socket.on('close', () => done(exports.plain(got)));
};

// plain hides what differs from run to run and makes line ends visible.
exports.plain = (text) => text.replace(/Date: [^\r]*/g, 'Date: <date>').replace(/\r\n/g, '\\r\\n\n');

// serve(listener, requests, options) starts a server, exchanges each of requests in turn,
// prints the answers, and closes.
exports.serve = (listener, requests, options = {}) => {
  const server = require('http').createServer(options, listener);
  server.listen(0, '127.0.0.1', function next() {
    if (!requests.length) return server.close();
    exports.exchange(server.address().port, requests.shift(), (answer) => {
      console.log(answer + '\n--');
      next();
    });
  });
  return server;
};

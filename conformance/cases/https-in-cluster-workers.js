// a worker with https beside one with http, chosen by its arguments
const cluster = require('cluster');
const use = process.argv[process.argv.indexOf('--use') + 1];
const { ca, identity } = require('../lib/tls');
if (cluster.isPrimary) {
  const waiting = ['https', 'http'].map((name) => {
    cluster.setupPrimary({ exec: __filename, args: ['--use', name] });
    const worker = cluster.fork();
    return new Promise((done) => worker.on('message', (port) => {
      require(name).get({ port, ca, agent: false }, (res) => {
        let text = '';
        res.on('data', (d) => { text += d; }).on('end', () => { worker.disconnect(); done(text); });
      });
    }));
  });
  Promise.all(waiting).then((texts) => console.log(texts.join('\n')));
} else {
  const answer = (req, res) => res.end(`${use} ${req.socket.encrypted}`);
  const server = use === 'https' ? require('https').createServer(identity('server'), answer) : require('http').createServer(answer);
  server.listen(0, use === 'https' ? undefined : '127.0.0.1', () => process.send(server.address().port));
}

// A path as string, as option, beside a port, too long, abstract, stale, removed by hand.
const net = require('net'), fs = require('fs'), { join } = require('path');
const path = join(process.env.CASE_TMP, 's');
const short = (text) => String(text).replaceAll(process.env.CASE_TMP, 'TMP');
const step = [
  (next) => { // {path} with a backlog; the same by connect({path})
    const server = net.createServer((c) => c.end('one')).listen({ path, backlog: 3 }, () => {
      const c = net.createConnection({ path, port: undefined }, () => console.log(c.remoteAddress, c.remotePort, c.localAddress, c.address(), short(server.address())));
      c.on('lookup', () => console.log('never'));
      c.resume().on('close', () => server.close(next));
    });
  },
  (next) => { // a port goes before a path
    const server = net.createServer().listen({ port: 0, host: '127.0.0.1', path }, () => {
      console.log(typeof server.address(), fs.existsSync(path));
      server.close(next);
    });
  },
  (next) => { // for connect it is the other way round
    const server = net.createServer((c) => c.end()).listen(path, 5, () => {
      net.connect({ port: 1, path }, () => console.log('by path')).resume().on('close', () => server.close(next));
    });
  },
  (next) => { // in use, also by a plain file
    fs.writeFileSync(path, '');
    net.createServer().listen(path).on('error', (e) => {
      console.log(e.code, e.syscall, e.port, short(e.address), short(e.message), Object.keys(e).join());
      console.log(fs.existsSync(path));
      fs.unlinkSync(path);
      next();
    });
  },
  (next) => { // a file that the script removes itself is no error
    const server = net.createServer().listen(path, () => { fs.unlinkSync(path); server.close((e) => { console.log('closed', e); next(); }); });
  },
  (next) => { // nobody there; a plain file; a directory that is not there
    const tries = [join(process.env.CASE_TMP, 'none'), __filename, join(process.env.CASE_TMP, 'no', 'dir')];
    (function one() {
      const p = tries.shift();
      if (!p) return next();
      const c = net.connect(p);
      console.log(c.connecting, c.pending, c.readyState);
      c.on('error', (e) => console.log(e.code, e.syscall, e.errno < 0, e.address === p, e.port, e.message.replace(p, 'PATH'))).on('close', (bad) => { console.log('close', bad); one(); });
    })();
  },
  (next) => { // abstract: no file
    const name = '\0case' + process.pid;
    const server = net.createServer((c) => c.end('abstract')).listen(name, () => {
      console.log(server.address() === name);
      net.connect(name).setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => server.close(next));
    });
  },
];
(function next() { const f = step.shift(); if (f) f(next); })();

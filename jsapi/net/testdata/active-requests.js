// A socket that is unref'd still connects, and still writes what it has begun.
const c = net.connect(1, '127.0.0.1').unref();
c.on('error', (e) => {
  log(e.code);
  const server = net.createServer((s) => s.resume().unref()).listen(0, '127.0.0.1', () => {
    server.unref();
    const out = net.connect(server.address().port, '127.0.0.1').unref();
    out.write(Buffer.alloc(1 << 20), () => log('written'));
  });
});

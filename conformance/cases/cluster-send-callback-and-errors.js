const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  for (const bad of [undefined, () => {}, Symbol('s'), 10n]) { try { w.send(bad); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); } }
  try { w.send(); } catch (e) { console.log(e.name, e.code, e.message); }
  w.on('error', (err) => console.log('error event', err.code));
  w.send('x', (err) => {
    console.log('sent', err);
    w.on('disconnect', () => {
      console.log(w.send('late', (err) => console.log('callback', err.code, err.message)));
      console.log(w.send('late, no callback'));
    });
    w.disconnect();
  });
} else process.on('message', () => {});

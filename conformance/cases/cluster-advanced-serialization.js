const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' });
  const w = cluster.fork();
  w.on('message', (m) => { console.log(m); w.disconnect(); });
  w.send({ map: new Map([[1, new Set(['a'])]]), date: new Date(0), big: 10n, bytes: new Uint8Array([1, 2]), undef: undefined, nan: NaN, re: /x/g, text: 'é☃' });
} else process.on('message', (m) => process.send(m));

const cluster = require('cluster');
const path = require('path');
cluster.setupPrimary({ exec: path.join(__dirname, 'fixtures/worker-args.js'), args: ['--one', 'two words'] });
cluster.fork().on('message', (m) => {
  console.log(m);
  cluster.setupPrimary({ args: ['changed'] });
  cluster.fork({ EXTRA: 'yes' }).on('message', (m) => console.log(m));
});

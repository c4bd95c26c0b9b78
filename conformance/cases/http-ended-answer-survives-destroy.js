const { serve } = require('../lib/raw');
serve((req, res) => {
  for (const e of ['prefinish', 'finish', 'close']) res.on(e, () => console.log(e));
  res.end('all of it');
  res.destroy();
  console.log(res.writableFinished, res.destroyed, res.errored);
}, ['GET / HTTP/1.1\r\nHost: x\r\n\r\n']);

const net = require('net'), fs = require('fs'), { join } = require('path');
const path = join(process.env.CASE_TMP, 's');
process.umask(0o077);
const forms = [{}, { readableAll: true }, { writableAll: true }, { readableAll: true, writableAll: true }, { readableAll: 1, writableAll: 'x' }];
(function next() {
  const o = forms.shift();
  if (!o) return;
  const s = net.createServer().listen({ path, ...o }, () => {
    console.log(JSON.stringify(o), (fs.statSync(path).mode & 0o777).toString(8), fs.statSync(path).isSocket());
    s.close(next);
  });
})();

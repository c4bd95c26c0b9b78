const { Console } = require('console');
const { Writable } = require('stream');
const out = [];
const sink = (name) => new Writable({ write(chunk, _, done) { out.push(name + ':' + chunk); done(); } });
const c = new Console(sink('out'), sink('err'));
c.log('a %d', 1);
c.error('b');
setImmediate(() => console.log(out));

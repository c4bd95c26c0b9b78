// lookup: what it takes and gives, by callback, by promise, by util.promisify.
const dns = require('dns'), util = require('util');
const show = (v) => (v instanceof Error ? [v.name, v.code, v.errno, v.syscall, v.hostname, v.message, Object.keys(v)].join(', ') : util.inspect(v));
const forms = [['localhost', { family: 4 }], ['localhost', 4], ['localhost', { family: 4, all: true }], ['127.0.0.1'], ['127.0.0.1', { all: true }], ['::1', 6], ['::1', { all: true, family: 6 }], ['127.0.0.1', 6], ['', {}], ['', { all: true }], ['', 6], [null, {}], [undefined, {}], [false, 4], [0, 4],
  ['x'.repeat(300)], ['::1%lo'], ['localhost', { family: 0, hints: 0, verbatim: false, all: false, order: 'verbatim' }], ['localhost', { family: undefined, hints: undefined, all: undefined, verbatim: undefined }], ['localhost', null]];
process.on('warning', (w) => console.log('warning', w.code, w.message));
(async () => {
  for (const args of forms) {
    const got = await new Promise((resolve) => {
      let sync = true;
      const req = dns.lookup(...args, (...a) => resolve([sync ? 'sync' : 'later', ...a]));
      sync = false;
      args.constructor2 = typeof req;
    });
    const unsure = args[0] === 'localhost' && !(args[1] && JSON.stringify(args[1]).includes('4')); // whichever family the system has first
    const print = (v) => (unsure && typeof v === 'string' ? 'an address' : unsure && (v === 4 || v === 6) ? 'its family' : show(v).slice(0, 99));
    console.log(util.inspect(args.slice(0, 2)).slice(0, 60), args.constructor2, ...got.map(print));
    const promised = await dns.promises.lookup(...args).catch((e) => e);
    const promisified = await util.promisify(dns.lookup)(...args).catch((e) => e);
    console.log('  promise', unsure ? Object.keys(promised) : show(promised), 'same', util.isDeepStrictEqual(promised, promisified) || promised.message === promisified.message);
  }
})();

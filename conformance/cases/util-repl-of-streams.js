'use strict';
// a repl over streams: values, lines that go on, errors, commands, a context, an eval of one's own
const repl = require('repl');
const { PassThrough } = require('stream');
function session(title, options, text, prepare = () => {}) {
  return new Promise((resolve) => {
    const input = new PassThrough(), output = new PassThrough();
    let seen = '';
    output.setEncoding('utf8').on('data', (s) => { seen += s; });
    const server = repl.start({ input, output, terminal: false, ...options });
    prepare(server);
    server.on('exit', () => { console.log(`--- ${title}\n${seen}`); resolve(server); });
    input.write(text);
  });
}
(async () => {
  await session('values', { prompt: '> ' }, [
    '1+1', 'answer', 'var x = 3', 'x', '_', 'function f() {', 'return 7', '}', 'f()', '({ a: 1 })', '{ b: 2 }', 'let y = 5; y * 2', 'y',
    'class A {}', 'new A', '`a', 'b`', '[1, 2', ', 3]', 'this === globalThis', 'global === globalThis', 'require("path").sep', 'path.sep', '', '.exit', '',
  ].join('\n'), (s) => { s.context.answer = 42; });
  await session('errors', { prompt: '' }, [
    'throw new Error("bad")', '_error.message', 'nowhere', 'throw 5', 'throw null', 'null.x', 'if (', '.break', '_ = 9', '1', '_', '.exit', '',
  ].join('\n'));
  await session('commands', { prompt: '$ ' }, '.hi bob\n.nope\n.help\n.clear\n.exit\n', (s) => {
    s.defineCommand('hi', { help: 'says hi', action(name) { this.output.write(`hi ${name}\n`); this.displayPrompt(); } });
    try { s.defineCommand('no', 5); } catch (e) { console.log(e.code); }
  });
  await session('own eval', { prompt: 'e> ', writer: (v) => `<${v}>`, ignoreUndefined: true,
    eval(text, context, file, callback) {
      if (!text.includes(';')) return callback(new repl.Recoverable(new SyntaxError('more')));
      callback(null, text.trim() === ';' ? undefined : text.split('\n').length);
    } }, 'a\nb\nc;\n;\n.exit\n');
  await session('strict', { prompt: '', replMode: repl.REPL_MODE_STRICT, ignoreUndefined: true }, 'undeclared = 4\n(function () { return this; })()\n.exit\n');
  try { repl.start({ breakEvalOnSigint: true, eval() {} }); } catch (e) { console.log(e.code, e.message); }

  const readline = require('readline');
  const options = { input: new PassThrough() };
  class Sub extends readline.Interface {}
  for (const rl of [readline.createInterface(options), new readline.Interface(options), readline.Interface(options), new Sub(options)]) {
    console.log(rl instanceof readline.Interface, rl.constructor.name);
    rl.close();
  }
})();

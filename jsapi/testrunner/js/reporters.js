// The module node:test/reporters: each makes text of the events of a run.
(function (native) {
  'use strict';
  const { require } = native;
  const { Transform, PassThrough, compose } = require('stream');
  const CODE = 'ERR_TEST_FAILURE';

  // cause is what a test failed for: the script's error where there is one.
  function cause(err) {
    const inner = err.failureType !== undefined && err.cause !== null && typeof err.cause === 'object' && err.cause.message !== undefined;
    return inner ? err.cause : err;
  }

  // texts makes a reporter that is an asynchronous generator function in Node: of the events of its
  // source it makes text. make gives { begin, event(e), end() }, of which only event must be there.
  function texts(name, make) {
    return { [name](source) {
      const { begin, event, end } = make(), events = source[Symbol.asyncIterator]();
      let begun = begin === undefined, over = false;
      return {
        [Symbol.asyncIterator]() { return this; },
        async next() {
          if (!begun) {
            begun = true;
            return { value: begin, done: false };
          }
          while (!over) {
            const step = await events.next();
            over = step.done;
            const text = over ? end && end() : event(step.value);
            if (text) return { value: text, done: false };
          }
          return { value: undefined, done: true };
        },
        async return(value) {
          over = true;
          if (events.return) await events.return();
          return { value, done: true };
        },
      };
    } }[name];
  }

  // TAP

  const tapText = (s) => String(s).replace(/[\\#]/g, '\\$&').replace(/[\b\f\t\n\r\v]/g, (c) => JSON.stringify(c).slice(1, -1));

  function yaml(indent, name, v) {
    if (v === null || v === undefined) return `${indent}${name}: ~\n`;
    if (typeof v === 'object' && Object.keys(v).length > 0 && !(v instanceof Error)) {
      return `${indent}${name}:\n` + Object.keys(v).map((key) => yaml(indent + '  ', key, v[key])).join('');
    }
    if (typeof v !== 'string') return `${indent}${name}: ${native.show(v)}\n`;
    if (!v.includes('\n')) return `${indent}${name}: ${native.show(v)}\n`;
    return `${indent}${name}: |-\n` + v.split('\n').map((line) => `${indent}  ${line}\n`).join('');
  }

  function tapFailure(indent, data) {
    const outer = data.details.error, err = cause(outer);
    let text = yaml(indent, 'failureType', outer.failureType);
    for (const key of ['exitCode', 'signal']) if (key in outer) text += yaml(indent, key, outer[key]);
    text += yaml(indent, 'error', err.message) + yaml(indent, 'code', err.code || CODE);
    if (err.name && err.name !== 'Error') text += yaml(indent, 'name', err.name);
    if (err.code === 'ERR_ASSERTION') {
      text += yaml(indent, 'expected', err.expected) + yaml(indent, 'actual', err.actual);
      if (err.operator) text += yaml(indent, 'operator', err.operator);
    }
    const frames = err === outer ? [] : native.frames(err);
    if (frames.length > 0) text += yaml(indent, 'stack', '\n' + frames.join('\n')).replace('\n' + indent + '  \n', '\n');
    return text;
  }

  function tapResult(indent, word, data) {
    let line = `${indent}${word} ${data.testNumber} - ${tapText(data.name)}`;
    for (const [key, mark] of [['skip', 'SKIP'], ['todo', 'TODO']]) {
      if (data[key] !== undefined) {
        line += ` # ${mark}` + (typeof data[key] === 'string' && data[key] !== '' ? ' ' + tapText(data[key]) : '');
        break;
      }
    }
    const inner = indent + '  ';
    let text = `${line}\n${inner}---\n` + yaml(inner, 'duration_ms', data.details.duration_ms);
    if (data.details.type !== undefined) text += yaml(inner, 'type', data.details.type);
    if (data.details.error !== undefined) {
      if (data.file !== undefined) text += yaml(inner, 'location', `${data.file}:${data.line}:${data.column}`);
      text += tapFailure(inner, data);
    }
    return text + inner + '...\n';
  }

  const tap = texts('tap', () => ({
    begin: 'TAP version 13\n',
    event({ type, data }) {
      const indent = '    '.repeat(data.nesting);
      switch (type) {
        case 'test:start': return `${indent}# Subtest: ${tapText(data.name)}\n`;
        case 'test:pass': return tapResult(indent, 'ok', data);
        case 'test:fail': return tapResult(indent, 'not ok', data);
        case 'test:plan': return `${indent}1..${data.count}\n`;
        case 'test:diagnostic': return `${indent}# ${tapText(data.message)}\n`;
        case 'test:stdout':
        case 'test:stderr':
          return data.message.split(/\r?\n/).filter((line) => line !== '').map((line) => `# ${tapText(line)}\n`).join('');
      }
    },
  }));

  // The reporters for people

  const inspectedError = (err, indent) => native.inspect(cause(err) === err && err.failureType !== undefined ? err.cause : cause(err), indent);

  function failedLine(data, indent) {
    const mark = data.skip !== undefined ? ` # ${data.skip === true ? 'SKIP' : data.skip}` :
      data.todo !== undefined ? ` # ${data.todo === true ? 'TODO' : data.todo}` : '';
    const sign = data.skip !== undefined ? '\ufe63' : data.details.error === undefined ? '\u2714' : '\u2716';
    const color = data.skip !== undefined ? 'gray' : data.details.error === undefined ? 'green' : 'red';
    return native.paint(color, `${indent}${sign} ${data.name}`) + (data.details.duration_ms ? native.paint('gray', ` (${data.details.duration_ms}ms)`) : '') + mark;
  }

  class Spec extends Transform {
    #open = []; // the names of the tests around, whose line has not been written
    #failed = [];
    constructor() { super({ writableObjectMode: true }); }

    #result(data) {
      const indent = '  '.repeat(data.nesting);
      let text = '', above = 0;
      this.#open.splice(data.nesting);
      for (const name of this.#open) {
        if (name !== null) text += `${'  '.repeat(above)}\u25b6 ${name}\n`;
        above++;
      }
      this.#open.fill(null);
      text += failedLine(data, indent) + '\n';
      if (data.details.error !== undefined) {
        if (data.details.error.failureType !== 'subtestsFailed') {
          this.#failed.push(data);
          text += inspectedError(data.details.error, indent + '  ') + '\n\n';
        }
      }
      return text;
    }

    _transform({ type, data }, encoding, callback) {
      const indent = '  '.repeat(data.nesting);
      switch (type) {
        case 'test:start': this.#open[data.nesting] = data.name; return callback();
        case 'test:pass':
        case 'test:fail': return callback(null, this.#result(data));
        case 'test:diagnostic': return callback(null, `${indent}${native.paint('blue', `\u2139 ${data.message}`)}\n`);
        case 'test:stdout':
        case 'test:stderr': return callback(null, data.message);
      }
      callback();
    }

    _flush(callback) {
      if (this.#failed.length === 0) return callback();
      let text = `\n${native.paint('red', '\u2716 failing tests:')}\n`;
      for (const data of this.#failed) {
        const file = data.file === undefined ? '' : `\ntest at ${require('path').relative(process.cwd(), data.file)}:${data.line}:${data.column}`;
        text += `${file}\n${failedLine(data, '')}\n${inspectedError(data.details.error, '  ')}\n`;
      }
      callback(null, text);
    }
  }

  function spec() { return new Spec(); }

  const dot = texts('dot', () => {
    const failed = [];
    let count = 0;
    const columns = Math.max(process.stdout.columns || 20, 20);
    return {
      event({ type, data }) {
        if (type !== 'test:pass' && type !== 'test:fail') return '';
        if (type === 'test:fail') failed.push(data);
        return native.paint(...(type === 'test:pass' ? ['green', '.'] : ['red', 'X'])) + (++count % columns === 0 ? '\n' : '');
      },
      end() {
        if (failed.length === 0) return '\n';
        const list = failed.map((data) => `${failedLine(data, '')}\n${inspectedError(data.details.error, '  ')}\n`);
        return `\n\n${native.paint('red', 'Failed tests:')}\n\n${list.join('')}`;
      },
    };
  });

  // JUnit

  const xmlText = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const xmlValue = (s) => xmlText(String(s)).replace(/"/g, '&quot;').replace(/\n/g, '');

  function xml({ tag, attributes, nesting, children, comment }) {
    const indent = '\t'.repeat(nesting + 1);
    if (comment !== undefined) return `${indent}<!-- ${xmlText(comment).replace(/--/g, '&#45;&#45;')} -->\n`;
    const list = Object.entries(attributes).map(([k, v]) => ` ${k}="${xmlValue(v)}"`).join('');
    if (children.length === 0) return `${indent}<${tag}${list}/>\n`;
    return `${indent}<${tag}${list}>\n${children.map((c) => typeof c === 'string' ? xmlText(c) + '\n' : xml(c)).join('')}${indent}</${tag}>\n`;
  }

  const junit = texts('junit', () => {
    const open = [], finished = [];
    return {
      begin: '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n',
      event({ type, data }) {
        const siblings = data.nesting > 0 && open[data.nesting - 1] ? open[data.nesting - 1].children : finished;
        switch (type) {
          case 'test:start':
            open[data.nesting] = { tag: 'testcase', attributes: { name: data.name }, nesting: data.nesting, children: [] };
            break;
          case 'test:pass':
          case 'test:fail':
            siblings.push(junitCase(open[data.nesting], data));
            break;
          case 'test:diagnostic':
            siblings.push({ nesting: data.nesting, comment: data.message });
        }
        return data.nesting === 0 ? finished.splice(0).map(xml).join('') : '';
      },
      end() { return '</testsuites>\n'; },
    };
  });

  function junitCase(node, data) {
    const a = node.attributes, inner = node.nesting + 1, err = data.details.error;
    a.time = (data.details.duration_ms / 1000).toFixed(6);
    const below = node.children.filter((c) => c.comment === undefined);
    if (below.length > 0) {
      node.tag = 'testsuite';
      const having = (f) => below.filter(f).length;
      Object.assign(a, { disabled: 0, errors: 0, tests: below.length,
        failures: having((c) => c.attributes.failure !== undefined || c.attributes.failures > 0),
        skipped: having((c) => c.children.some((x) => x.tag === 'skipped') || c.attributes.skipped > 0), hostname: require('os').hostname() });
      return node;
    }
    a.classname = 'test';
    for (const [key, kind] of [['skip', 'skipped'], ['todo', 'todo']]) {
      if (data[key] !== undefined) node.children.push({ tag: 'skipped', attributes: { type: kind, message: data[key] }, nesting: inner, children: [] });
    }
    if (err !== undefined) {
      const message = cause(err).message;
      node.children.push({ tag: 'failure', attributes: { type: err.failureType, message }, nesting: inner, children: [native.inspect(err, '')] });
      a.failure = message;
    }
    return node;
  }

  // lcov is for the coverage of a run, which gaggle does not measure.
  function lcov() { return new PassThrough({ objectMode: true, transform(event, encoding, callback) { callback(); } }); }

  const builtin = { dot, junit, spec, tap, lcov };

  // attach has the reporters of the command line write what the stream of a run tells.
  function attach(stream, command) {
    for (const [name, destination] of command.reporters) {
      let reporter = builtin[name];
      if (reporter === undefined) {
        reporter = require('module').createRequire(process.cwd() + '/')(name);
        if (reporter.default !== undefined) reporter = reporter.default;
      }
      if (reporter.prototype && Object.getOwnPropertyDescriptor(reporter.prototype, 'constructor') && typeof reporter.prototype._write === 'function') reporter = new reporter();
      else if (reporter === spec || reporter === lcov) reporter = reporter();
      const to = destination === 'stdout' ? process.stdout : destination === 'stderr' ? process.stderr : require('fs').createWriteStream(destination);
      const events = command.reporters.length === 1 ? stream : stream.pipe(new PassThrough({ objectMode: true }));
      compose(events, reporter).pipe(to);
    }
  }

  return { exports: builtin, attach };
})

(function (globals) {
  'use strict';
  // What a new context has of its own: the language.
  const language = new Set(('Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise ' +
    'RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer Atomics ' +
    'Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array ' +
    'BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent ' +
    'encodeURI encodeURIComponent escape unescape isFinite isNaN console SharedArrayBuffer eval').split(' '));

  const scopes = new WeakMap(); // of the contextified objects

  // Names that code assigns to, or declares by var or function, become properties of the context.
  const assigned = /(?<![.\w$])(?:var\s+|function\s*\*?\s*)?([A-Za-z$_][\w$]*)\s*(?:=(?![=>])|(?:[-+*\/%&|^]|<<|>>>?|\*\*|&&|\|\||\?\?)=|\+\+|--)|(?:\+\+|--)\s*([A-Za-z$_][\w$]*)|\bvar\s+([A-Za-z$_][\w$]*)/g;
  const functions = /(?<![.\w$])function\s*\*?\s*([A-Za-z$_][\w$]*)/g;

  function makeScope(context) {
    const scope = { names: new Set(), hoisted: null, object: null };
    scope.object = new Proxy(context, {
      has(o, key) {
        if (typeof key === 'symbol') return Reflect.has(o, key);
        if (key === 'eval' || key.startsWith('__vm') || scope.hoisted && scope.hoisted.has(key)) return false;
        return Reflect.has(o, key) || scope.names.has(key) || key in globals;
      },
      get(o, key) {
        if (key === Symbol.unscopables) return undefined;
        if (Reflect.has(o, key)) return Reflect.get(o, key);
        if (key === 'globalThis') return scope.object;
        return language.has(key) ? globals[key] : undefined;
      },
      set: (o, key, value) => Reflect.set(o, key, value),
    });
    return scope;
  }

  // The code's var and function declarations belong to this function; assignments find the
  // context first.
  const evaluate = Function('__vmScope', '__vmCode', '__vmDeclare', 'with (__vmScope) { return eval(__vmCode) }');

  function run(context, code) {
    const scope = scopes.get(context);
    const hoisted = new Set();
    for (const m of code.matchAll(assigned)) scope.names.add(m[1] || m[2] || m[3]);
    for (const m of code.matchAll(functions)) hoisted.add(m[1]);
    let text = code;
    if (hoisted.size > 0) {
      const list = [...hoisted].map((name) => `${name}: typeof ${name} === "function" ? ${name} : undefined`);
      const strict = /^\s*(['"])use strict\1/.test(code) ? '"use strict"; ' : '';
      text = `${strict}var __vmDeclared = __vmDeclare({ ${list.join(', ')} }); ${code}`;
      scope.hoisted = hoisted;
    }
    return evaluate.call(scope.object, scope.object, text, (found) => {
      scope.hoisted = null;
      for (const name of Object.keys(found)) if (found[name] !== undefined) context[name] = found[name];
    });
  }

  return {
    run,
    contextify(o) { if (!scopes.has(o)) scopes.set(o, makeScope(o)); },
    isContext: (o) => scopes.has(o),
  };
})

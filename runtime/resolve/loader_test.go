package resolve_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// run runs main.js of files and returns what it logs; DIR stands for the directory.
func run(t *testing.T, files map[string]string) []string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w := jsapitest.New(t, resolve.Module, jsapi.Module{Name: "greet", Load: func(env *jsapi.Env) goja.Value {
		o := env.VM.NewObject()
		_ = o.Set("hello", "hi")
		return o
	}})
	lines := w.RunGo(func() { resolve.From(w.Env).RunMain(filepath.Join(dir, "main.js")) })
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], dir, "DIR")
	}
	return lines
}

func TestRequire(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"main module": {map[string]string{"main.js": `log(require.main === module, module.id, module.filename, module.loaded, module.parent,
			module.paths[0], module.children.length, require.cache[__filename] === module, __dirname, this === exports)`},
			[]string{"true . DIR/main.js false null DIR/node_modules 0 true DIR true"}},
		"children and parents": {map[string]string{
			"main.js": `var a = require('./a'); require('./a'); log(module.children.length, module.children[0].loaded, a.parent, require.resolve('./a'))`,
			"a.js":    `exports.parent = module.parent.id`},
			[]string{"1 true . DIR/a.js"}},
		"once, until the cache forgets": {map[string]string{
			"main.js": `require('./a'); require('./a.js'); delete require.cache[require.resolve('./a')]; require('./a')`,
			"a.js":    `log('loaded')`},
			[]string{"loaded", "loaded"}},
		"cycle": {map[string]string{
			"main.js": `log(Object.keys(require('./a')))`,
			"a.js":    `exports.a = 1; exports.b = require('./b').seen; exports.c = 3`,
			"b.js":    `exports.seen = Object.keys(require('./a')).join('+')`},
			[]string{"a,b,c"}},
		"JSON": {map[string]string{
			"main.js":  `log(require('./d').x, require('./d') === require('./d.json')); try { require('./bad.json') } catch (e) { log(e.name, e.message.split(':')[0]) }`,
			"d.json":   "\uFEFF{\"x\": 1}",
			"bad.json": `{`},
			[]string{"1 true", "SyntaxError DIR/bad.json"}},
		"failed module is forgotten": {map[string]string{
			"main.js": `for (let i = 0; i < 2; i++) try { require('./bad') } catch (e) { log(e.message, module.children.length, Object.keys(require.cache).length) }`,
			"bad.js":  `throw new Error('bad')`},
			[]string{"bad 0 1", "bad 0 1"}},
		"built-in": {map[string]string{"main.js": `log(require('greet').hello, require('node:greet') === require('greet'), require.resolve('greet'), require.resolve.paths('greet'));
			try { require('node:nope') } catch (e) { log(e.code, e.message) }`},
			[]string{"hi true greet null", "ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:nope"}},
		"bad id": {map[string]string{"main.js": `try { require(5) } catch (e) { log(e.code, e.message) } try { require('') } catch (e) { log(e.code, e.message) }`},
			[]string{`ERR_INVALID_ARG_TYPE The "id" argument must be of type string. Received type number (5)`,
				"ERR_INVALID_ARG_VALUE The argument 'id' must be a non-empty string. Received ''"}},
		"require stack": {map[string]string{
			"main.js": `try { require('./a') } catch (e) { log(e.code, e.requireStack) }`, "a.js": `require('nope')`},
			[]string{"MODULE_NOT_FOUND DIR/a.js,DIR/main.js"}},
		"hooks": {map[string]string{
			"main.js": `var M = require('module'), load = M._load; M._load = function (r) { log('load', r); return load.apply(this, arguments) };
				require.extensions['.txt'] = (m, f) => { m.exports = f.slice(-5) }; log(require('./x')); M._load = load;
				var c = M.prototype._compile; M.prototype._compile = function (s, f) { return c.call(this, s + ';exports.more = 1', f) }; log(require('./a').more)`,
			"x.txt": "", "a.js": ""},
			[]string{"load ./x", "x.txt", "1"}},
		"createRequire": {map[string]string{
			"main.js":  `var M = require('module'), r = M.createRequire(__dirname + '/sub/'); log(r('./s'), M.isBuiltin('node:greet'), M.builtinModules.includes('greet'), M === module.constructor)`,
			"sub/s.js": `module.exports = 's'`},
			[]string{"s true true true"}},
		"syntax error": {map[string]string{"main.js": `try { require('./s') } catch (e) { log(e.stack.split('\n').slice(0, 5).join('|')) }`, "s.js": "\nvar a = ;"},
			[]string{"DIR/s.js:2|var a = ;|        ^||SyntaxError: Unexpected token ';'"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := run(t, c.files); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// The stacks of errors that the engine throws read as V8's do.
func TestStacks(t *testing.T) {
	for script, want := range map[string]string{
		"function f() { null.x }\ntry { f() } catch (e) { log(e.stack) }":                                                                                              "TypeError: Cannot read properties of null (reading 'x')\n    at f (DIR/main.js:1:21)\n    at Object.<anonymous> (DIR/main.js:2:7)",
		"var o = {}\ntry { o.a() } catch (e) { log(e.stack) }":                                                                                                         "TypeError: o.a is not a function\n    at Object.<anonymous> (DIR/main.js:2:9)",
		"try { new (class A { constructor() { b() } })() } catch (e) { log(e.stack.split('\\n')[0]) }":                                                                 "ReferenceError: b is not defined",
		"class E extends Error { constructor(m) { super(m) } }\nclass F extends E { constructor(m) { super(m) } }\nfunction f() { return new F('x') }\nlog(f().stack)": "Error: x\n    at f (DIR/main.js:3:23)\n    at Object.<anonymous> (DIR/main.js:4:5)",
		"class A { constructor() { this.e = new Error('x') } }\nclass B extends A { constructor() { super() } }\nlog(new B().e.stack.split('\\n    at ').slice(1, 3))": "DIR/main.js:1:36,DIR/main.js:2:37",
		"try { x; let x } catch (e) { log(e.stack.split('\\n')[0]) }":                                                                                                  "ReferenceError: Cannot access 'x' before initialization",
		"Error.prepareStackTrace = (e, s) => s.map(c => c.getFunctionName() + c.getLineNumber()).join()\nfunction f() { return new Error('x').stack }\nlog(f())":       "f2,3",
	} {
		if got := run(t, map[string]string{"main.js": script}); !slices.Equal(got, []string{want}) {
			t.Errorf("%s:\ngot  %q\nwant %q", script, got, want)
		}
	}
}

package resolve_test

import (
	"slices"
	"testing"
)

// Each logs what it does in Node 20.
func TestModules(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"require of one": {map[string]string{
			"main.js": `var m = require('./m.mjs'); log(m.default, m.x, Object.keys(m), m === require('./m.mjs'), m[Symbol.toStringTag])`,
			"m.mjs":   "export default 1; export let x = 1; x++"},
			[]string{"1 2 default,x true Module"}},
		"import of CommonJS": {map[string]string{
			"main.js": `require('./m.mjs')`,
			"m.mjs":   "import c, { a } from './c.cjs'; import * as ns from './c.cjs'; log(c.default, a, ns.default === c, Object.keys(ns), this, typeof __filename)",
			"c.cjs":   "exports.a = 1; exports.default = 2; Object.defineProperty(exports, '__esModule', { value: true })"},
			[]string{"2 1 true a,default undefined undefined"}},
		"live binding": {map[string]string{
			"main.js": `require('./m.mjs')`,
			"m.mjs":   "import { n, inc } from './n.mjs'; inc(); log(n)",
			"n.mjs":   "export let n = 1; export function inc() { n++ }"},
			[]string{"2"}},
		"circle": {map[string]string{
			"main.js": `require('./a.mjs')`,
			"a.mjs":   "import { b } from './b.mjs'; export function a() { return 'a' } log(b())",
			"b.mjs":   "import { a } from './a.mjs'; export function b() { return a() + 'b' }"},
			[]string{"ab"}},
		"type module": {map[string]string{
			"main.js":          `require('./pkg')`,
			"pkg/package.json": `{"type":"module","main":"i.js"}`,
			"pkg/i.js":         "var __dirname = 1; log(import.meta.url.slice(-8), (function () { return this })())"},
			[]string{"pkg/i.js undefined"}},
		"by its syntax": {map[string]string{"main.js": `require('./m.js')`, "m.js": "import './n.js'; log('m')", "n.js": "log('n')"},
			[]string{"n", "m"}},
		"conditions": {map[string]string{
			"main.js":                     `require('./m.mjs'); log(require('p'))`,
			"m.mjs":                       "import p from 'p'; log(p)",
			"node_modules/p/package.json": `{"exports":{"import":"./i.mjs","require":"./r.cjs"}}`,
			"node_modules/p/i.mjs":        "export default 'import'", "node_modules/p/r.cjs": "module.exports = 'require'"},
			[]string{"import", "require"}},
		"not found": {map[string]string{
			"main.js": `for (const m of ['./m.mjs', './n.mjs', './o.mjs']) try { require(m) } catch (e) { log(e.code, e.message) }`,
			"m.mjs":   "import './no.mjs'", "n.mjs": "import 'no/such'", "o.mjs": "import 'p/x'", "node_modules/p/package.json": `{"exports":{}}`},
			[]string{"ERR_MODULE_NOT_FOUND Cannot find module 'DIR/no.mjs' imported from DIR/m.mjs",
				"ERR_MODULE_NOT_FOUND Cannot find package 'no/such' imported from DIR/n.mjs",
				`ERR_PACKAGE_PATH_NOT_EXPORTED Package subpath './x' is not defined by "exports" in DIR/node_modules/p/package.json imported from DIR/o.mjs`}},
		"import()": {map[string]string{
			"main.js": `import('./m.mjs?x').then(m => log(m.v, Object.keys(m)));
				import(require('path-url')).catch(e => log(e.code)); import('nope').catch(e => log(e.code));
				Promise.all([import('./c.cjs'), import('./c.cjs')]).then(([a, b]) => log(a.default, a === b))`,
			"node_modules/path-url.js": "module.exports = 'http://x/y'",
			"m.mjs":                    "await null; export const v = await Promise.resolve('v')", "c.cjs": "module.exports = [5]"},
			[]string{"ERR_UNSUPPORTED_ESM_URL_SCHEME", "ERR_MODULE_NOT_FOUND", "5 true", "v v"}},
		"for await": {map[string]string{
			"main.js": `async function* g() { yield 1; try { yield 2 } finally { log('end') } }
				(async () => { for await (const x of g()) { log(x); if (x === 2) break } log(new Error('e').stack.split('\n')[1]) })(); return`},
			[]string{"1", "2", "end", "    at DIR/main.js:2:82"}},
		"TypeScript": {map[string]string{
			"main.js": `require('./t.ts'); require('./u.cts')`,
			"t.ts":    "import { x } from './x.ts'\nenum E { A = 3 }\nlog(x as number, E.A)", "x.ts": "export const x: number = 1",
			"u.cts": "type A = 1\nlog(new Error('e' as string).stack!.split('\\n')[1])"},
			[]string{"1 3", "    at Object.<anonymous> (DIR/u.cts:2:5)"}},
		"strict": {map[string]string{"main.js": `try { require('./m.mjs') } catch (e) { log(e.name) }`, "m.mjs": "undeclared = 1"},
			[]string{"ReferenceError"}},
		"a fault in lowered code": {map[string]string{
			"main.js": `try { require('./m.mjs') } catch (e) { log(e.stack.split('\n').slice(0, 5).join('|')) }`,
			"m.mjs":   "import 'x'\nlet a = ;"},
			[]string{"file://DIR/m.mjs:2|let a = ;|        ^||SyntaxError: Unexpected token ';'"}},
		"a fault below": {map[string]string{
			"main.js": `try { require('./s') } catch (e) { log(e.stack.split('\n').slice(0, 3).join('|')) }`,
			"s.js":    "async () => { for await (x of y); }\nlet a = ;"},
			[]string{"DIR/s.js:2|let a = ;|        ^"}},
		"await below a hashbang": {map[string]string{
			"main.js": `import('./m.mjs').then(m => log(m.v))`, "m.mjs": "#!/usr/bin/env node\nexport const v = await 3"},
			[]string{"3"}},
		"a name like a URL's": {map[string]string{
			"main.js": `require('./a b%20c#.js')`, "a b%20c#.js": "import('x').catch(() => {}); log(new Error('e').stack.split('\\n')[1])"},
			[]string{"    at Object.<anonymous> (DIR/a b%20c#.js:1:34)"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := run(t, c.files); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// What Node 20 says to code that goja reads only once it is lowered.
func TestLoweredDetails(t *testing.T) {
	for code, want := range map[string]string{
		"class A { set = 1; get = (x) => x; static async = 3; static = 4 }\nlog(new A().set, new A().get(2), A.async, new A().static)":              "1 2 3 4",
		"const p = Object.getPrototypeOf(Object.getPrototypeOf( /* x */\n async function* () {}\n).prototype)\nlog(typeof p[Symbol.asyncIterator])": "function",
		"var __toCommonJS = (x) => 'own' + x\nasync function* f() {}\nlog(__toCommonJS(1))":                                                         "own1",
		"var __toESM = (x) => 'own' + x\nimport('nope').catch((e) => log(__toESM(e.code)))":                                                         "ownERR_MODULE_NOT_FOUND",
		"new Function('m', 'return import(m)')('nope').catch((e) => log(e.code))":                                                                   "ERR_MODULE_NOT_FOUND",
		"new Function('x', 'return (async function* () { yield x })()')(5).next().then((r) => log(r.value))":                                        "5",
		"log(new RegExp('^\\\\p{' + 'L}$', 'u').test('\u00e9'), RegExp('^\\\\p{Lu}', 'u').test('\u00c9'))":                                          "true true",
		"try { new Function('import(') } catch (e) { log(e.name) }":                                                                                 "SyntaxError",
		"const p = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype)\nlog(p[Symbol.asyncIterator].call(p) === p)":       "true",
	} {
		if got := run(t, map[string]string{"main.js": code}); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
}

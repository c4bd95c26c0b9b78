package resolve_test

import (
	"slices"
	"testing"
)

// Each logs what it does in Node 20: what an import names is there, or a SyntaxError says so.
func TestNamedImports(t *testing.T) {
	files := map[string]string{
		"a.mjs": "export const a = 1; export default 2", "c.cjs": "exports.b = 1; exports.c = 2", "j.json": "{}",
		"star.mjs": "export * from './a.mjs'; export * as ns from './c.cjs'",
		"in.mjs":   "import { out, late } from './circle.mjs'; export const x = 1",
	}
	const lines = `import('./m.mjs').then(() => log('ran'), e => log(e.name + ': ' + e.message))`
	const commonJS = "SyntaxError: Named export 'no' not found. The requested module './c.cjs' is a CommonJS module, which may not support all module.exports " +
		"as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from './c.cjs';\n"
	for src, want := range map[string]string{
		"import { no } from 'greet'":                             "SyntaxError: The requested module 'greet' does not provide an export named 'no'",
		"import x, { hello as s, no as n } from 'node:greet'":    "SyntaxError: The requested module 'node:greet' does not provide an export named 'no'",
		"import { a, no } from './a.mjs'":                        "SyntaxError: The requested module './a.mjs' does not provide an export named 'no'",
		"export { no as default } from './a.mjs'":                "SyntaxError: The requested module './a.mjs' does not provide an export named 'no'",
		"import { 'n o' as n } from './a.mjs'":                   "SyntaxError: The requested module './a.mjs' does not provide an export named 'n o'",
		"import d from './star.mjs'":                             "SyntaxError: The requested module './star.mjs' does not provide an export named 'default'",
		"import { b, no as n } from './c.cjs'":                   commonJS + "const { b, no: n } = pkg;\n",
		"import {\n no } from './c.cjs'":                         commonJS,
		"import d, { a, default as e } from './a.mjs'":           "ran",
		"import * as x from './a.mjs'; export * from 'greet'":    "ran",
		"import { a, ns } from './star.mjs'; ns.b":               "ran",
		"const s = `import { no } from 'greet'`; import 'greet'": "ran",
		"/* import { no } from 'greet' */ import { hello, } from 'greet'; export { hello }; import.meta.url": "ran",
		"if (1) { import('greet').then(({ no }) => no) }":                                                    "ran",
	} {
		files["main.js"], files["m.mjs"] = lines, src
		if got := run(t, files); !slices.Equal(got, []string{want}) {
			t.Errorf("%s\n%q, want %q", src, got, want)
		}
	}
}

// A module that has not run yet names its exports later.
func TestNamedImportsInACircle(t *testing.T) {
	got := run(t, map[string]string{
		"main.js":    `import('./circle.mjs').then(m => log(m.late))`,
		"circle.mjs": "import { x } from './in.mjs'; export * from './more.mjs'; export const out = x",
		"in.mjs":     "import { out, late } from './circle.mjs'; export const x = 1",
		"more.mjs":   "export const late = 3",
	})
	if !slices.Equal(got, []string{"3"}) {
		t.Error(got)
	}
}

// The line and the name stand above the message, and nothing of a graph with top-level await
// comes from require.
func TestErrorsOfModuleGraphs(t *testing.T) {
	for src, want := range map[string]string{
		"import('./n.mjs').catch(e => log(e.stack.split('\\n').slice(1, 4).join('|')))":                   "  no as x|  ^^|SyntaxError: The requested module 'greet' does not provide an export named 'no'",
		"try { require('./w.mjs') } catch (e) { log(e.code, e.message.split('\\n').slice(1).join('|')) }": "ERR_REQUIRE_ASYNC_MODULE   From DIR/main.js |  Requiring DIR/w.mjs ",
	} {
		got := run(t, map[string]string{"main.js": src, "n.mjs": "import {\n  no as x\n} from 'greet'", "w.mjs": "await 1"})
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s\n%q, want %q", src, got, want)
		}
	}
}

package lower

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-sourcemap/sourcemap"
)

func mustLower(t *testing.T, file, src string, kind Kind) Result {
	t.Helper()
	r, err := File(file, file, src, kind)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return r
}

func TestLowersWhatTheEngineLacks(t *testing.T) {
	for src, c := range map[string]struct {
		kind       Kind
		has, hasNo string
	}{
		"async function* f() { yield 1 }":       {CommonJS, "__asyncGenerator(", "async function*"},
		"(async () => { for await (x of y); })": {CommonJS, "__forAwait(", "for await"},
		"import('x')":                           {CommonJS, `$dynESM($import("x")`, "__toESM(require("},
		"import a from 'x'; a()":                {Module, "__toESM(require(\"x\"), 1)", "import a"},
		"export const a = import.meta.url":      {Module, "$meta.url", "export const"},
		"const a: number = 1; return":           {CommonJS, "const a = 1;\nreturn", "number"},
	} {
		file := "/a.js"
		if strings.Contains(src, ": number") {
			file = "/a.ts"
		}
		r := mustLower(t, file, src, c.kind)
		if !strings.Contains(r.Code, c.has) || strings.Contains(r.Code, c.hasNo) {
			t.Errorf("%s: got\n%s", src, r.Code)
		}
	}
}

func TestErrors(t *testing.T) {
	for src, want := range map[string]Error{
		"let a = ;":           {1, 9, "Unexpected token ';'"},
		"for await (x of y":   {1, 18, "Unexpected end of input"},
		"\n\n  foo(":          {3, 7, "Unexpected end of input"},
		"async () => { a b }": {1, 17, "Unexpected token 'b'"},
	} {
		_, err := File("/a.js", "/a.js", src, CommonJS)
		if e, ok := err.(*Error); !ok || *e != want {
			t.Errorf("%q: got %+v, want %+v", src, err, want)
		}
	}
}

// place is where the map says that the generated text at needle comes from, as the engine
// asks: lines and columns from 1.
func place(t *testing.T, r Result, needle string) (line, col int) {
	t.Helper()
	m, err := sourcemap.Parse("", r.Map)
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(r.Code, needle)
	if !ok {
		t.Fatalf("no %s in\n%s", needle, r.Code)
	}
	_, _, line, col, ok = m.Source(strings.Count(before, "\n")+1, len(before)-strings.LastIndex(before, "\n"))
	if !ok {
		t.Fatalf("%s has no place", needle)
	}
	return line, col
}

func TestPlaces(t *testing.T) {
	src := "import x from 'x';\nasync function* g() {\n  let n = await  x( 1 );\n  n.deep.boom(n); throw new Error('e') }\n"
	for _, text := range []string{src, src + "await g();\n"} {
		r := mustLower(t, "/a.mjs", text, Module)
		for needle, want := range map[string][2]int{
			"deep": {4, 5}, "boom": {4, 10}, "(n)": {4, 14}, "Error(": {4, 29}, "(1)": {3, 18},
		} {
			if line, col := place(t, r, needle); line != want[0] || col != want[1] {
				t.Errorf("%s: at %d:%d, want %v", needle, line, col, want)
			}
		}
	}
}

func TestMapNamesTheFile(t *testing.T) {
	var m sourceMap
	r := mustLower(t, "file:///a%20b/c.mjs", "await 1", Module)
	if err := json.Unmarshal(r.Map, &m); err != nil || len(m.Sources) != 1 || m.Sources[0] != "file:///a%20b/c.mjs" {
		t.Errorf("got %v %v", m.Sources, err)
	}
}

// The exports of a module with top-level await become getters of one object.
func TestTopLevelAwait(t *testing.T) {
	r := mustLower(t, "/a.mjs", `import q from 'q';
export * from 'all';
export default async function named() {}
export const a = await q, b2 = 1;
export let { c: [c2], d3 = 4 } = a;
export class K {}
const l = 1, m = 2;
export { l, m as "the m" };
export { z } from 'z';
`, Module)
	for _, want := range []string{
		`"default": () => named`, `"a": () => a`, `"b2": () => b2`, `"c2": () => c2`, `"d3": () => d3`, Waits + "()", `"K": () => K`, `"l": () => l`, `"the m": () => m`,
		`require("q")`, `require("all")`, `require("z")`, Done + "(",
	} {
		if !strings.Contains(strings.ReplaceAll(r.Code, "default: ()", `"default": ()`), want) &&
			!strings.Contains(r.Code, strings.ReplaceAll(want, `"`, "")) {
			t.Errorf("no %s in\n%s", want, r.Code)
		}
	}
}

func TestVLQ(t *testing.T) {
	for text, want := range map[string][]int{"AAAA": {0, 0, 0, 0}, "gBD": {16, -1}, "2HwcqxB": {123, 456, 789}} {
		got := vlqFields(text)
		if len(got) != len(want) || vlqText(got) != text {
			t.Errorf("%s: %v", text, got)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}

func TestLooksLikeModule(t *testing.T) {
	for src, want := range map[string]bool{
		"import a from 'a'": true, "import 'a'": true, "import{a}from'a'": true, "  export default 1": true,
		"x\nexport { a }": true, "import('a')": false, "exports.x = 1": false, "a.import = 1": false, "import.meta.url": true,
	} {
		if got := LooksLikeModule(src); got != want {
			t.Errorf("%q: %t", src, got)
		}
	}
}

package resolve

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// runModule runs src as a module and returns its exports; the stack-fixing native marks
// what passes it.
func runModule(t *testing.T, src string) (exports *goja.Object, fixed int, err error) {
	t.Helper()
	code, err := compileModule("/m.js", src)
	if err != nil {
		return nil, 0, err
	}
	vm := goja.New()
	fn, err := vm.RunProgram(code.program)
	if err != nil {
		t.Fatal(err)
	}
	if code.helped {
		outer, _ := goja.AssertFunction(fn)
		fn, err = outer(goja.Undefined(), vm.ToValue(func(c goja.FunctionCall) goja.Value {
			fixed++
			return c.Argument(0)
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
	call, _ := goja.AssertFunction(fn)
	exports = vm.NewObject()
	_, err = call(exports, exports, goja.Undefined(), goja.Undefined(), vm.ToValue("/m.js"), vm.ToValue("/"))
	return exports, fixed, err
}

func TestWrapperKeepsPlaces(t *testing.T) {
	_, _, err := runModule(t, "var a; a.b.c\n")
	if err == nil || !strings.Contains(err.Error(), "/m.js:1:10") {
		t.Errorf("got %v, want a throw at /m.js:1:10", err)
	}
}

func TestModuleScope(t *testing.T) {
	for src, want := range map[string]string{
		"exports.v = typeof require + arguments.length":                           "undefined5",
		"#!/usr/bin/env node\nexports.v = 1":                                      "1",
		"exports.v = 1; return; exports.v = 2":                                    "1",
		"#!x\nexports.v = 1; return":                                              "1",
		"'use strict'; exports.v = (function () { return this })() === undefined": "true",
		"exports.v = (function () { return this })() === undefined":               "false",
		"function f() { return 3 } var v = f(); let w = v; exports.v = w":         "3",
		"exports.v = this === exports":                                            "true",
		"exports.v = __filename + __dirname":                                      "/m.js/",
	} {
		exports, _, err := runModule(t, src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got := exports.Get("v").String(); got != want {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}

func TestStackReadsAreFixed(t *testing.T) {
	for src, want := range map[string]int{
		"try { a.b } catch (e) { e.stack }":                              1,
		"try { a.b } catch (e) { e['stack'] }":                           1,
		"try { a.b } catch (e) { const { stack } = e }":                  1,
		"try { a.b } catch (e) { const { stack: s, message } = e }":      1,
		"try { a.b } catch (e) { let s; ({ stack: s } = e) }":            1,
		"var e = {}; e.stack = 'x'; e?.stack; exports.v = e.stack":       3,
		"var a; a?.b.stack":                                              1,
		"var o = { stack: 1, get x() { return this.stack } }; o.x":       1,
		"class A { m() { return (e => e.stack)(this) } }; new A().m()":   1,
		"var stack = [1]; stack.length; // .stack":                       0,
		"for (var e of [{}, {}]) { if (true) do { e.stack } while (0) }": 2,
		"switch (1) { case 1: `${({}).x}${[{}][0].stack}` }":             1,
	} {
		_, fixed, err := runModule(t, src)
		if err != nil || fixed != want {
			t.Errorf("%s: fixed %d times, want %d (%v)", src, fixed, want, err)
		}
	}
}

func TestOptionalChainEndsBeforeStack(t *testing.T) {
	exports, _, err := runModule(t, "var a; exports.v = String(a?.b.stack) + String(a?.b?.stack)")
	if err != nil || exports.Get("v").String() != "undefinedundefined" {
		t.Errorf("got %v, %v", exports, err)
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		src          string
		line, column int
		message      string
	}{
		{"let a = ;", 1, 9, "Unexpected token ';'"},
		{"\nfunction f() {\n  return 1 +;\n}", 3, 13, "Unexpected token ';'"},
		{"let a; let a;", 1, 12, "Identifier 'a' has already been declared"},
		{"(", 1, 2, "Unexpected end of input"},
	} {
		_, err := compileModule("/m.js", c.src)
		e, ok := err.(*SyntaxError)
		if !ok || e.Line != c.line || e.Column != c.column || e.Message != c.message {
			t.Errorf("%q: got %+v, want %+v", c.src, err, c)
		}
	}
}

// The parser of goja panics at the last character there is.
func TestLastCharacterEscaped(t *testing.T) {
	exports, _, err := runModule(t, "exports.s = '\\u{10ffff}'; exports.t = `\\u{010FFFF}` + '\\\\u{10ffff}'.length")
	if err != nil {
		t.Fatal(err)
	}
	if s, r := exports.Get("s").String(), exports.Get("t").String(); s != "\U0010ffff" || r != "\U0010ffff10" {
		t.Errorf("got %q and %q", s, r)
	}
}

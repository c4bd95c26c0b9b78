package jsapi

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

func newTestEnv(t *testing.T) *Env {
	t.Helper()
	vm := goja.New()
	loop, err := eventloop.New(vm, eventloop.NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	return NewEnv(vm, loop, nil, &Host{}, nil)
}

func eval(t *testing.T, e *Env, src string) goja.Value {
	t.Helper()
	v, err := e.VM.RunString(src)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The texts are what Node 20 throws for the same values.
func TestInvalidArgTypeMessages(t *testing.T) {
	e := newTestEnv(t)
	for _, c := range []struct{ src, received string }{
		{"undefined", "undefined"},
		{"null", "null"},
		{"1", "type number (1)"},
		{"true", "type boolean (true)"},
		{"10n", "type bigint (10n)"},
		{"'abc'", "type string ('abc')"},
		{`"it's"`, `type string ("it's")`},
		{"'x'.repeat(28)", "type string ('xxxxxxxxxxxxxxxxxxxxxxxxxxxx')"},
		{"'x'.repeat(29)", "type string ('xxxxxxxxxxxxxxxxxxxxxxxxx...')"},
		{"(class Foo {})", "function Foo"},
		{"(function () {})", "function "},
		{"new (class Foo {})", "an instance of Foo"},
		{"[]", "an instance of Array"},
		{"({constructor: {name: ''}})", "an instance of "},
	} {
		o := e.InvalidArgType("path", "of type string or an instance of Buffer or URL", eval(t, e, c.src))
		want := `The "path" argument must be of type string or an instance of Buffer or URL. Received ` + c.received
		if got := o.Get("message").String(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.src, got, want)
		}
	}
}

func TestArgumentSubjects(t *testing.T) {
	e := newTestEnv(t)
	for name, want := range map[string]string{
		"path":           `The "path" argument must be of type string. Received undefined`,
		"options.port":   `The "options.port" property must be of type string. Received undefined`,
		"first argument": `The first argument must be of type string. Received undefined`,
	} {
		if got := e.InvalidArgType(name, "of type string", nil).Get("message").String(); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

func TestOutOfRangeGroupsThousands(t *testing.T) {
	e := newTestEnv(t)
	for src, want := range map[string]string{
		"-1":            "-1",
		"4294967296":    "4294967296",
		"1000000000000": "1_000_000_000_000",
		"-(2**40)":      "-1_099_511_627_776",
		"2n**80n":       "1_208_925_819_614_629_174_706_176n",
		"1.5":           "1.5",
	} {
		got := e.OutOfRange("x", ">= 0", eval(t, e, src)).Get("message").String()
		if want = `The value of "x" is out of range. It must be >= 0. Received ` + want; got != want {
			t.Errorf("%s:\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestCodeErrorLooksLikeNodes(t *testing.T) {
	e := newTestEnv(t)
	Must(e.VM.Set("fail", e.Func("fail", 0, func(goja.FunctionCall) goja.Value {
		panic(e.CodeError("TypeError", "ERR_X", "no"))
	})))
	got := eval(t, e, `function f() { try { fail() } catch (e) {
		return [e.name, e.code, e.message, String(e), Object.keys(e).join(), Object.getOwnPropertyNames(e).join(),
			e instanceof TypeError, e.constructor === TypeError, e.stack].join('|') } }
	f()`).String()
	want := "TypeError|ERR_X|no|TypeError [ERR_X]: no|code|stack,code,message|true|true|" +
		"TypeError [ERR_X]: no\n    at f (<eval>:1:26)\n    at <eval>:4:3"
	if got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestNodeStack(t *testing.T) {
	for in, want := range map[string]string{
		"Error: x\n":                                    "Error: x",
		"Error: x\ny\n\tat f (a.js:1:2(3))\n":           "Error: x\ny\n    at f (a.js:1:2)",
		"E\n\tat a.js:1:2(3)\n\tat forEach (native)\n":  "E\n    at a.js:1:2",
		"E\n\tat native\n\tat /p (1)/a.js:10:20(300)\n": "E\n    at /p (1)/a.js:10:20",
		"E\n    at f (a.js:1:2)":                        "E\n    at f (a.js:1:2)",
	} {
		if got := NodeStack(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestValidators(t *testing.T) {
	e := newTestEnv(t)
	val := func(src string) goja.Value { return eval(t, e, src) }
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"integer", func() { e.ValidateInteger(val("1.5"), "fd", 0, 9) }, `The value of "fd" is out of range. It must be an integer. Received 1.5`},
		{"int32", func() { e.ValidateInt32(val("-1"), "fd", 0) }, `The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1`},
		{"port", func() { e.ValidatePort(val("'a'"), "Port", true) }, "Port should be >= 0 and < 65536. Received type string ('a')."},
		{"oneOf", func() { e.ValidateOneOf(val("5"), "options.family", val("0"), val("'x'")) }, "The property 'options.family' must be one of: 0, 'x'. Received 5"},
		{"object", func() { e.ValidateObject(val("[]"), "options") }, `The "options" argument must be of type object. Received an instance of Array`},
		{"signal", func() { e.ValidateAbortSignal(val("4"), "options.signal") }, `The "options.signal" property must be an instance of AbortSignal. Received type number (4)`},
	} {
		ex := e.Try(c.f)
		if ex == nil {
			t.Errorf("%s: no error", c.name)
		} else if got := ex.Value().(*goja.Object).Get("message").String(); got != c.want {
			t.Errorf("%s: got %s", c.name, got)
		}
	}
	if p := e.ValidatePort(val("'0x50'"), "Port", true); p != 80 {
		t.Errorf("port '0x50' = %d", p)
	}
}

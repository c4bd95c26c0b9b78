package jsapi_test

import (
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestSpread(t *testing.T) {
	w := jsapitest.New(t)
	value := func(src string) goja.Value {
		v, err := w.VM.RunString(src)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for src, want := range map[string]string{
		`({ a: 1, get b() { return 2 }, [Symbol('s')]: 3 })`:        "a=1,b=2",
		`Object.create({ inherited: 1 }, { hidden: { value: 2 } })`: "",
		`'xy'`: "0=x,1=y",
		`5`:    "",
		`null`: "",
	} {
		o := w.Spread(w.VM.NewObject(), value(src))
		var got []string
		for _, name := range o.Keys() {
			got = append(got, name+"="+o.Get(name).String())
		}
		if s := strings.Join(got, ","); s != want {
			t.Errorf("%s: got %q, want %q", src, s, want)
		}
	}
	o := w.Spread(w.VM.NewObject(), nil, value(`({ a: 1, b: 1 })`), value(`({ b: 2 })`))
	if o.Get("a").ToInteger() != 1 || o.Get("b").ToInteger() != 2 {
		t.Errorf("the last has the last word: %v", o.Export())
	}
	if ex := w.Try(func() { w.Spread(o, value(`({ get a() { throw 'thrown' } })`)) }); ex == nil || ex.Value().String() != "thrown" {
		t.Errorf("a getter threw, and what came is %v", ex)
	}
}

func TestDeeper(t *testing.T) {
	w := jsapitest.New(t)
	for src, want := range map[string]string{`({ depth: 2, colors: true })`: "1", `({ depth: Infinity })`: "Infinity", `({ depth: null })`: "null"} {
		options, _ := w.VM.RunString(src)
		if got := w.Deeper(options).Get("depth").String(); got != want {
			t.Errorf("%s: got depth %s, want %s", src, got, want)
		}
	}
	if got := w.Deeper(goja.Undefined()).Get("depth"); got != nil {
		t.Errorf("without options: got depth %v", got)
	}
}

func TestReceiver(t *testing.T) {
	w := jsapitest.New(t)
	type state struct{ jsapi.Hidden }
	type other struct{ jsapi.Hidden }
	o, s := w.VM.NewObject(), &state{}
	w.Bind(o, s)
	if got := jsapi.Receiver[*state](w.Env, o); got != s {
		t.Errorf("got %p, want %p", got, s)
	}
	for _, v := range []goja.Value{goja.Undefined(), w.VM.NewObject()} {
		if ex := w.Try(func() { jsapi.Receiver[*state](w.Env, v) }); ex == nil || !strings.Contains(ex.Error(), "TypeError: Illegal invocation") {
			t.Errorf("of %v came %v", v, ex)
		}
	}
	if ex := w.Try(func() { jsapi.Receiver[*other](w.Env, o) }); ex == nil {
		t.Error("state of another type was taken")
	}
}

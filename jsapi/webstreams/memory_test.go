package webstreams

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// A transferred ArrayBuffer leaves its owner with nothing; the memory that small Buffers
// share stays theirs.
func TestTransfer(t *testing.T) {
	w := jsapitest.New(t, buffer.Module, Module)
	w.Run("")
	s := &streams{env: w.Env, vm: w.VM}
	own := w.VM.ToValue(w.VM.NewArrayBuffer([]byte("own")))
	moved := s.transfer(own).Export().(goja.ArrayBuffer)
	if string(moved.Bytes()) != "own" || !detached(own) {
		t.Errorf("moved %q", moved.Bytes())
	}
	if ex := w.Try(func() { s.transfer(own) }); ex == nil {
		t.Error("a detached ArrayBuffer was transferred")
	}
	small := w.Method(buffer.From(w.Env).Ctor(), "from", w.VM.ToValue("small"))
	pool := small.(*goja.Object).Get("buffer")
	if !buffer.InPool(w.Env, pool) {
		t.Fatal("a small Buffer is not in the pool")
	}
	copied := s.transfer(pool).Export().(goja.ArrayBuffer)
	if detached(pool) || len(copied.Bytes()) != len(pool.Export().(goja.ArrayBuffer).Bytes()) {
		t.Error("the pool was taken away")
	}
}

// Every class is there, under the name that it was asked by, and is made once.
func TestClasses(t *testing.T) {
	w := jsapitest.New(t, buffer.Module, Module)
	w.Run("")
	for _, name := range Globals() {
		c, ok := Global(w.Env, name).(*goja.Object)
		if !ok || c.Get("name").String() != name || Global(w.Env, name) != goja.Value(c) {
			t.Errorf("%s is %v", name, c)
		}
	}
}

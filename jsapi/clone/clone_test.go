package clone_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// The results are those of structuredClone in Node 20.20.2.
func TestClone(t *testing.T) {
	w := jsapitest.New(t, events.Module)
	_ = w.VM.Set("clone", clone.Function(w.Env))
	got := w.Run(`
		var T = f => { try { log(f()) } catch (e) { log(e.name, e.code, e.message) } };
		T(() => [1, 'a', null, undefined, true, 10n].map(x => clone(x) === x));
		T(() => { var o = {n: {}}; o.o = o; o.m = o.n; var c = clone(o); return [c !== o, c.o === c, c.m === c.n] });
		T(() => { class A { constructor() { this.x = 1 } get y() { return 2 } } var c = clone(new A()); return [c.constructor === Object, JSON.stringify(c)] });
		T(() => { var r = /a+/gi; r.lastIndex = 3; var c = clone(r); return [c, c.lastIndex] });
		T(() => { var c = clone(new Map([[1, new Set(['s'])]])); return [c.size, c.get(1).has('s')] });
		T(() => { var e = new RangeError('r', {cause: {a: 1}}); e.extra = 1; var c = clone(e); return [c instanceof RangeError, c.message, c.extra, c.cause.a, typeof c.stack] });
		T(() => { var c = clone(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)); return [c.join('+'), c.byteOffset, c.buffer.byteLength] });
		T(() => { var b = new ArrayBuffer(4), c = clone([new Uint8Array(b), new Int16Array(b)]); return c[0].buffer === c[1].buffer });
		T(() => { var b = new ArrayBuffer(4), c = clone({b}, {transfer: [b]}); return [b.byteLength, c.b.byteLength] });
		T(() => { var a = [1, , 3]; a.x = 5; var c = clone(a); return [c.length, 1 in c, c.x] });
		T(() => [new Number(5), new String('s'), new Boolean(false), Object(1n), new Date(7)].map(x => { var c = clone(x); return typeof c + c.valueOf() }));
		T(() => clone(new DataView(new ArrayBuffer(3), 1)).byteLength);
		T(() => clone(() => {})); T(() => clone(Symbol('x'))); T(() => clone(new WeakMap())); T(() => clone(Promise.resolve()));
		T(() => clone(new Proxy({}, {}))); T(() => clone((function* () {})())); T(() => clone()); T(() => clone(1, 5)); T(() => clone(1, {transfer: [{}]}))`)
	want := []string{
		"true,true,true,true,true,true", "true,true,true", `true,{"x":1}`, "/a+/gi,0", "1,true", "true,r,,1,string",
		"2+3,1,4", "true", "0,4", "3,false,5", "object5,objects,objectfalse,object1,object7", "2",
		"DataCloneError 25 () => {} could not be cloned.", "DataCloneError 25 Symbol(x) could not be cloned.",
		"DataCloneError 25 #<WeakMap> could not be cloned.", "DataCloneError 25 #<Promise> could not be cloned.",
		"DataCloneError 25 #<Object> could not be cloned.", "DataCloneError 25 [object Generator] could not be cloned.",
		"TypeError ERR_MISSING_ARGS The value argument must be specified",
		"TypeError ERR_INVALID_ARG_TYPE The options argument must be either an object or undefined",
		"TypeError ERR_INVALID_TRANSFER_OBJECT Found invalid object in transferList",
	}
	if !slices.Equal(got, want) {
		for i := range got {
			if i >= len(want) || got[i] != want[i] {
				t.Errorf("line %d: got %q", i, got[i])
			}
		}
		t.Errorf("%d lines, want %d", len(got), len(want))
	}
}

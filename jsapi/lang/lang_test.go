package lang_test

import (
	"runtime"
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

// run runs src with the package installed and gc(), which collects garbage.
func run(t *testing.T, src string) []string {
	t.Helper()
	w := jsapitest.New(t, timers.Module)
	g := w.VM.GlobalObject()
	lang.Install(w.Env, func(name string, load func() goja.Value) {
		_ = g.DefineDataProperty(name, load(), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	})
	_ = g.Set("gc", w.Func("gc", 0, func(goja.FunctionCall) goja.Value { runtime.GC(); return goja.Undefined() }))
	return w.Run(src)
}

// Each line is what Node 20 prints.
func TestLanguage(t *testing.T) {
	for src, want := range map[string]string{
		`log('a\ud800b'.isWellFormed(), 'a\ud83d\ude00'.isWellFormed(), 'abc'.isWellFormed(), '\ude00\ud83d'.isWellFormed())`:        "false true true false",
		`log(escape('a\ud800\ud83d\ude00\ude00'.toWellFormed()))`:                                                                    "a%uFFFD%uD83D%uDE00%uFFFD",
		`log(String.prototype.isWellFormed.call(12), 'x'.toWellFormed())`:                                                            "true x",
		`try { String.prototype.toWellFormed.call(null) } catch (e) { log(e) }`:                                                      "TypeError: String.prototype.toWellFormed called on null or undefined",
		`var o = {}; o.__defineGetter__('x', () => 5); log(o.x, o.__lookupGetter__('x')(), o.__lookupSetter__('x'), Object.keys(o))`: "5 5 undefined x",
		`try { ({}).__defineSetter__('x', 1) } catch (e) { log(e) }`:                                                                 "TypeError: Object.prototype.__defineSetter__: Expecting function",
		`for (const f of ['repeat', 'padStart', 'padEnd']) try { 'x'[f](2**40) } catch (e) { if (f === 'padEnd') log(e) }`:           "RangeError: Invalid string length",
		`log('ab'.repeat(2), 'a'.padEnd(2**40, '').length, ''.repeat(2**40).length)`:                                                 "abab 1 0",
		`try { new Uint8Array(2**40) } catch (e) { log(e) }`:                                                                         "RangeError: Invalid typed array length: 1099511627776",
		`try { new ArrayBuffer(2**46) } catch (e) { log(e) }`:                                                                        "RangeError: Array buffer allocation failed",
		`log(new (class A extends Uint8Array {})(3).length, new ArrayBuffer(5).byteLength)`:                                          "3 5",
		`log(Symbol.dispose.toString(), Symbol.asyncIterator.toString(), typeof GoError)`:                                            "Symbol(nodejs.dispose) Symbol(Symbol.asyncIterator) undefined",
		`try { new WeakRef(1) } catch (e) { log(e) }`:                                                                                "TypeError: WeakRef: invalid target",
		`try { WeakRef.prototype.deref.call({}) } catch (e) { log(e) }`:                                                              "TypeError: Method WeakRef.prototype.deref called on incompatible receiver #<Object>",
		`var o = {}; try { new FinalizationRegistry(() => {}).register(o, o) } catch (e) { log(e) }`:                                 "TypeError: FinalizationRegistry.prototype.register: target and holdings must not be same",
		`try { new FinalizationRegistry(() => {}).unregister(1) } catch (e) { log(e) }`:                                              "TypeError: Invalid unregisterToken ('1')",
		`log('a"b'.anchor('q"'), 'x'.sub(), 'x'.big.length, ''.link.length)`:                                                         `<a name="q&quot;">a"b</a> <sub>x</sub> 0 1`,
		`log(new Date(0).toGMTString(), new Date(864e5).getYear(), new Date(Date.UTC(2020, 5)).setYear(99) < 1e12)`:                  "Thu, 01 Jan 1970 00:00:00 GMT 70 true",
		`log((1234567.8915).toLocaleString(), (-0).toLocaleString('de'), 1.0005.toLocaleString(), (-(10n ** 6n)).toLocaleString())`:  "1,234,567.892 -0 1.001 -1,000,000",
		`log(.256.toLocaleString('en', { style: 'percent' }), (-5).toLocaleString('en', { style: 'currency', currency: 'eur' }))`:    "26% -€5.00",
		`log(9.995.toLocaleString('en', { maximumFractionDigits: 2 }), 5e-9.toLocaleString('en', { minimumFractionDigits: 1 }))`:     "10 0.0",
		`try { (1).toLocaleString('en', { maximumFractionDigits: 200 }) } catch (e) { log(e) }`:                                      "RangeError: maximumFractionDigits value is out of range.",
		`log(new Date(45e6).toLocaleString('en', { timeZone: 'UTC' }), new Date(NaN).toLocaleString())`:                              "1/1/1970, 12:30:00 PM Invalid Date",
		`var s = Symbol(); log(new WeakRef(s).deref() === s, Object.prototype.toString.call(new WeakRef(s)))`:                        "true [object WeakRef]",
	} {
		if got := run(t, src); !slices.Equal(got, []string{want}) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}

func TestWeakTargetsAreCollected(t *testing.T) {
	got := run(t, `
		const { setImmediate } = require('timers'), fr = new FinalizationRegistry(v => log('gone', v)), token = {}, kept = {};
		(function () { fr.register({}, 'a'); fr.register({}, 'b', token); fr.register(kept, 'kept') })();
		log(fr.unregister(token), fr.unregister(token));
		const weak = new WeakRef({ a: 1 }), strong = new WeakRef(kept);
		gc(); gc();
		log(typeof weak.deref()); // this turn has seen it
		let turns = 0;
		setImmediate(function again() {
			gc();
			if (weak.deref() && ++turns < 100) return setImmediate(again);
			setImmediate(() => setImmediate(() => log(weak.deref(), strong.deref() === kept)));
		});`)
	slices.Sort(got)
	if want := []string{"gone a", "object", "true false", "undefined true"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

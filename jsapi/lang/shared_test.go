package lang_test

import "testing"

// What Node 20 prints.
func TestSharedMemory(t *testing.T) {
	for src, want := range map[string]string{
		`var s = new SharedArrayBuffer(4); log(s.byteLength, s.slice(1, 3).byteLength, s instanceof ArrayBuffer, String(s))`:                         "4 2 false [object SharedArrayBuffer]",
		`var a = new Int32Array(new SharedArrayBuffer(8)); log(Atomics.add(a, 0, 5), Atomics.sub(a, 0, 2), Atomics.or(a, 0, 4), Atomics.load(a, 0))`: "0 5 3 7",
		`var a = new Uint8Array(1); log(Atomics.add(a, 0, 300), a[0], Atomics.exchange(a, 0, 9), Atomics.compareExchange(a, 0, 9, 1), a[0])`:         "0 44 44 9 1",
		`var a = new BigInt64Array(new SharedArrayBuffer(8)); log(Atomics.add(a, 0, 5n), Atomics.xor(a, 0, 1n), a[0])`:                               "0 5 4",
		`var a = new Int32Array(new SharedArrayBuffer(4)); log(Atomics.wait(a, 0, 1), Atomics.wait(a, 0, 0, 1), Atomics.notify(a, 0))`:               "not-equal timed-out 0",
		`try { Atomics.add([1], 0, 1) } catch (e) { log(e) }`:                                                                                        "TypeError: [object Array] is not an integer typed array.",
		`try { Atomics.load(new Int8Array(1), 1) } catch (e) { log(e) }`:                                                                             "RangeError: Invalid atomic access index",
		`try { Atomics.wait(new Int32Array(1), 0, 0) } catch (e) { log(e) }`:                                                                         "TypeError: [object Int32Array] is not a shared typed array.",
	} {
		got := run(t, src)
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s\n got %q\nwant %q", src, got, want)
		}
	}
}

package engine

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

func appender(t *testing.T) (*goja.Runtime, func(left, right string) goja.Value) {
	vm := goja.New()
	a := AppendsOf(vm)
	if a.ascii == nil {
		t.Fatal("this goja keeps strings where AppendsOf does not find them")
	}
	_ = vm.Set("append", func(c goja.FunctionCall) goja.Value { return a.Append(c.Argument(0), c.Argument(1)) })
	return vm, func(left, right string) goja.Value { return a.Append(vm.ToValue(left), vm.ToValue(right)) }
}

func TestAppendsAreConcatenation(t *testing.T) {
	vm, join := appender(t)
	for _, left := range []string{"", "a", "é", strings.Repeat("x", 300), strings.Repeat("ж", 300)} {
		for _, right := range []string{"", "b", "ü", strings.Repeat("y", 400), strings.Repeat("я", 400), "\U0001F600"} {
			if got := join(left, right).String(); got != left+right {
				t.Errorf("%.5q + %.5q = %.20q", left, right, got)
			}
		}
	}
	if got := run(t, vm, `append('\ud83d'.padStart(300, 'é'), '\ude00').slice(-2)`); got != "\U0001F600" {
		t.Errorf("the halves of a pair became %q", got)
	}
}

// Two texts that begin with the same one are two, and that one stays.
func TestAppendsBranch(t *testing.T) {
	vm, _ := appender(t)
	for _, letter := range []string{"x", "é"} {
		got := run(t, vm, `var base = append('`+letter+`'.repeat(300), 'base'), one = append(base, '-1'), two = append(base, '-2');
			var more = append(one, '!'), five = []; for (var i = 0; i < 6; i++) five.push(append(base, 'n' + i));
			[base, one, two, more].concat(five).map((s) => s.slice(300)).join() + (base.length + two.length)`)
		if want := "base,base-1,base-2,base-1!,basen0,basen1,basen2,basen3,basen4,basen5610"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A text of many pieces is not copied for each of them.
func TestAppendsAllocateLittle(t *testing.T) {
	vm := goja.New()
	a, piece := AppendsOf(vm), vm.ToValue("z")
	text := a.Append(vm.ToValue(strings.Repeat("x", 1<<20)), piece)
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			text = a.Append(text, piece)
		}
	})
	if n := r.AllocedBytesPerOp(); n > 1000 {
		t.Errorf("%d bytes for each piece", n)
	}
}

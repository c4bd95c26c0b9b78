package jsapi_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestAsyncSettlesOnTheLoop(t *testing.T) {
	w := jsapitest.New(t)
	async := func(name string, work func(context.Context) (int, error), show func(int) goja.Value) {
		_ = w.VM.Set(name, w.Func(name, 0, func(goja.FunctionCall) goja.Value { return jsapi.Async(w.Env, work, show) }))
	}
	five := func(context.Context) (int, error) { return 5, nil }
	async("plain", five, nil)
	async("shown", five, func(n int) goja.Value { return w.VM.NewArray(n, n) })
	async("throws", five, func(int) goja.Value { panic(w.TypeError("no value")) })
	async("fails", func(context.Context) (int, error) { return 0, errors.New("no such key") }, nil)
	got := w.Run(`plain().then((v) => log(v + 1)).then(shown).then((v) => log(v.length)).then(throws)
		.catch((e) => log(e)).then(fails).catch((e) => log(e instanceof Error, e.message))`)
	if want := []string{"6", "2", "TypeError: no value", "true no such key"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Work that nobody waits for any more is told, and what it returns is dropped.
func TestAsyncEndsWithTheRuntime(t *testing.T) {
	w := jsapitest.New(t)
	began, ended := make(chan struct{}), make(chan error)
	w.RunGo(func() {
		jsapi.Async(w.Env, func(ctx context.Context) (int, error) {
			close(began)
			<-ctx.Done()
			ended <- ctx.Err()
			return 0, ctx.Err()
		}, nil)
		go func() { <-began; w.Loop.Kill(1) }()
	})
	w.End()
	if err := <-ended; err != context.Canceled {
		t.Error(err)
	}
}

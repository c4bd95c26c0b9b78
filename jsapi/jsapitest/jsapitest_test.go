package jsapitest_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

func TestRun(t *testing.T) {
	got := jsapitest.New(t, events.Module, timers.Module).Run(`
		console.log(typeof require('events'), 2);
		require('node:timers').setTimeout(() => { throw new Error('late') }, 1);
		Promise.resolve('job').then(log);
		try { require('fs') } catch (e) { log(e.message) }`)
	want := []string{"function 2", "Cannot find module 'fs'", "job", "Uncaught Error: late"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWorldsShareNothing(t *testing.T) {
	jsapitest.New(t).Run("globalThis.x = 1")
	if got := jsapitest.New(t).Run("log(typeof x)"); !slices.Equal(got, []string{"undefined"}) {
		t.Errorf("got %q", got)
	}
}

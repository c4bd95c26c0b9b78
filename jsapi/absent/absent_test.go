package absent_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/absent"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestRequireThrows(t *testing.T) {
	w := jsapitest.New(t, absent.Modules()...)
	got := w.Run(`for (const m of ['inspector', 'node:test']) try { require(m) } catch (e) { log(e.code) }`)
	if want := []string{"ERR_INSPECTOR_NOT_AVAILABLE", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

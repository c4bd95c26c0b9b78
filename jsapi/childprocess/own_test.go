package childprocess_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// A NODE_CHANNEL_FD that is no descriptor is an error of the script's process, and no crash.
func TestChannelThatIsNone(t *testing.T) {
	w := jsapitest.New(t, modules()...)
	p := process.From(w.Env)
	_ = w.VM.Set("process", p.Object())
	w.Host.ChannelFD = 1 << 20
	got := w.RunGo(func() {
		childprocess.AttachChannel(w.Env, p.Object())
		_, err := w.VM.RunString(`
			process.on('error', (e) => log(e.message));
			process.on('disconnect', () => log('disconnect', process.connected, process.channel));
			log(typeof process.send, process.connected)`)
		if err != nil {
			t.Error(err)
		}
	})
	want := []string{"function false", "read EBADF", "disconnect false null"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

package childprocess_test

import (
	"strconv"
	"testing"
)

// A child that sends a descriptor that is not what it says, or with a message that takes none,
// is no fault of its parent's.
func TestUnfitDescriptors(t *testing.T) {
	for name, c := range map[string]struct{ bytes, want string }{
		"no socket":   {`{"cmd":"NODE_HANDLE","type":"net.Server","msg":"m"}`, `m undefined`},
		"no type":     {`{"cmd":"NODE_HANDLE","msg":"m"}`, `m undefined`},
		"no envelope": {`"m"`, `m undefined`},
		"unknown":     {`{"cmd":"NODE_HANDLE","type":"x","msg":"m"}`, `m undefined`},
	} {
		t.Run(name, func(t *testing.T) {
			child := "sendRaw(" + strconv.Quote(c.bytes+"\n") + "); process.disconnect()"
			expect(t, `
				const c = fork(`+strconv.Quote(child)+`);
				c.on('message', (m, handle) => log(m, handle));
				c.on('exit', (code) => log('exit', code));`,
				c.want, "exit 0")
		})
	}
}

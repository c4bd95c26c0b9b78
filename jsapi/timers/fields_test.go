package timers_test

import (
	"strings"
	"testing"
)

// Each script prints in Node 20.20.2 what is wanted here.
func TestFieldsAndLegacy(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"not over while it runs": {
			`var t = setTimeout(() => log(t._destroyed, t._idleNext), 1); setTimeout(() => log(t._destroyed), 5)`, "false null|true"},
		"an interval made of a timeout": {
			`var n = 0, t = setTimeout(() => { log(++n); t._repeat = 1; if (n === 3) clearTimeout(t) }, 1)`, "1|2|3"},
		"a timeout made of an interval": {
			`var t = setInterval(() => { log('once'); t._repeat = null }, 1)`, "once"},
		"refresh of a cleared timer": {
			`var t = setTimeout(log, 1, 'no'); clearTimeout(t); t.refresh(); log(t._destroyed, t._idleTimeout)`, "true -1"},
		"any object as a timer": {
			`var o = { _onTimeout() { log('fired', this === o) } }; T.enroll(o, 1); T.active(o); log(o._idleNext === o)`, "true|fired true"},
		"unenrolled": {
			`var o = { _onTimeout() { log('no') } }; T.enroll(o, 1); T.active(o); T.unenroll(o); log(o._idleTimeout, o._destroyed)`, "-1 true"},
		"clearImmediate of a primitive": {
			`try { clearImmediate(1) } catch (e) { log(e.message) }`, "Cannot create property '_destroyed' on number '1'"},
	} {
		if got := strings.Join(run(t, c.script), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

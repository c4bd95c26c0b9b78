package punycode_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/punycode"
)

// Each logs what it does in Node 20.
func TestPunycode(t *testing.T) {
	for src, want := range map[string]string{
		`log(p.encode('mañana'), p.encode('☃-⌘'), p.encode('abc'), p.encode(''), p.encode('他们为什么不说中文'))`:           "maana-pta --dqo34k abc-  ihqwcrb4cv8a8dqg056pqjye",
		`log(p.decode('maana-pta'), p.decode('--dqo34k'), p.decode('abc-'), p.decode('ihqwcrb4cv8a8dqg056pqjye'))`: "mañana ☃-⌘ abc 他们为什么不说中文",
		`log(p.toASCII('mañana.com'), p.toASCII('é@é。y'), p.toUnicode('xn--maana-pta.com'), p.toUnicode('a.b'))`:   "xn--maana-pta.com é@xn--9ca.y mañana.com a.b",
		`log(p.ucs2.decode('a😀'), p.ucs2.encode([97, 128512]), p.version)`:                                         "97,128512 a😀 2.1.0",
		`try { p.decode('a-*') } catch (e) { log(e) }`:                                                             "RangeError: Invalid input",
		`try { p.decode('09000aaaa') } catch (e) { log(e) }`:                                                       "RangeError: Invalid code point 3536729",
		`try { p.decode('é-a') } catch (e) { log(e) }`:                                                             "RangeError: Illegal input >= 0x80 (not a basic code point)",
	} {
		w := jsapitest.New(t, punycode.Module)
		if got := w.Run(`const p = require('punycode');` + src); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

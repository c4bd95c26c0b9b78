package intl

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		f    Decimal
		x    float64
		want string
	}{
		{Decimal{MinInteger: 1, MaxFraction: 3}, 1234.5678, "1234.568"},
		{Decimal{MinInteger: 1, MaxFraction: 0}, 0.5, "1"},
		{Decimal{MinInteger: 1, MaxFraction: 2}, 1.005, "1.01"}, // by its shortest digits
		{Decimal{MinInteger: 1, MaxFraction: 2}, 0.001, "0"},
		{Decimal{MinInteger: 3, MinFraction: 2, MaxFraction: 2}, 9.999, "010.00"},
		{Decimal{MinInteger: 1, MaxFraction: -1, MinSignificant: 3, MaxSignificant: 21}, 0, "0.00"},
		{Decimal{MinInteger: 1, MaxFraction: -1, MinSignificant: 1, MaxSignificant: 2}, 99999, "100000"},
		{Decimal{MinInteger: 1, MaxFraction: 0, MinSignificant: 1, MaxSignificant: 2}, 1.55, "1.6"},
		{Decimal{MinInteger: 1, MaxFraction: 0, Truncate: true}, 1.9, "1"},
	} {
		if got := c.f.Format(c.x); got != c.want {
			t.Errorf("%+v of %v = %s, want %s", c.f, c.x, got, c.want)
		}
	}
}

func TestSegments(t *testing.T) {
	for _, c := range []struct{ granularity, text, want string }{
		{"grapheme", "e\u0301a|\U0001f468\u200d\U0001f469|\r\n|\U0001f1e9\U0001f1ea\U0001f1eb", "e\u0301,a,|,\U0001f468\u200d\U0001f469,|,\r\n,|,\U0001f1e9\U0001f1ea,\U0001f1eb"},
		{"grapheme", "\u1100\u1161\u11a8\uac00\u11a8b", "\u1100\u1161\u11a8,\uac00\u11a8,b"},
		{"word", "It's 3.14. Yes", "It's, ,3.14,., ,Yes"},
		{"sentence", "One. two. Three? Four", "One. two. ,Three? ,Four"},
	} {
		units := utf16.Encode([]rune(c.text))
		var got []string
		begin := 0
		for _, end := range segments(c.text, c.granularity) {
			got = append(got, string(utf16.Decode(units[begin:end])))
			begin = end
		}
		if s := strings.Join(got, ","); s != c.want {
			t.Errorf("%s of %q: %q, want %q", c.granularity, c.text, s, c.want)
		}
	}
}

// TestLoadedLate has what needs no class leave the files alone.
func TestLoadedLate(t *testing.T) {
	w := jsapitest.New(t)
	v := w.VM.ToValue
	if got := Compare(w.Env, v("a"), v("b"), nil, nil).ToInteger(); got != -1 {
		t.Errorf("Compare = %d, want -1", got)
	}
	if got := Number(w.Env, v(1234.5), nil, nil).String(); got != "1,234.5" {
		t.Errorf("Number = %s", got)
	}
}

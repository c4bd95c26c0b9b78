package resolve

import "testing"

func TestCalleeName(t *testing.T) {
	for source, want := range map[string]string{
		"": "", "  f": "f", "x = o.f": "o.f", "o . f ": "o.f", "o?.f": "o?.f", "a(b).c": "a(...).c", "a[b]": "a[b]", "a['b'].c": "a.b.c",
		"a[i + 1]": "a[(intermediate value)]", "return [].x": "[].x", "({}).x": "{}.x", "new X().y": "(intermediate value).y", "(new X).y": "(intermediate value).y",
		"this.#p": "this.#p", ")": "(intermediate value)", "((": "", "new": "new", "new()": "(intermediate value)", "a.b(c, d(e)).f": "a.b(...).f",
	} {
		if got := calleeName(source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

// Whatever a source line holds, its callee is found without harm.
func FuzzCalleeName(f *testing.F) {
	for _, s := range []string{"o.f", "new X()", "a[b](c).d", "(((", ")))", "'", "`a`"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { calleeName(s) })
}

package unicodeset

import "testing"

// How many characters below U+0870 each set has in Node 20.20.2. Above it Unicode still grows: Node's
// ICU is of a later version than Go's tables, and of a few letters below it thinks otherwise.
func TestSizes(t *testing.T) {
	for name, want := range map[string]int{
		"L":                     1493,
		"Lu":                    468,
		"Lt":                    4,
		"N":                     46,
		"Nd":                    40,
		"P":                     92,
		"S":                     89,
		"Z":                     2,
		"Mn":                    293,
		"C":                     143,
		"Cn":                    68,
		"Cc":                    65,
		"Letter":                1493,
		"Any":                   2160,
		"ASCII":                 128,
		"Assigned":              2092,
		"Uppercase":             468,
		"Math":                  23,
		"ID_Start":              1493,
		"ID_Continue":           1829,
		"White_Space":           8,
		"Emoji":                 14,
		"Extended_Pictographic": 2,
		"Emoji_Presentation":    0,
		"Script=Greek":          117,
		"Script=Latin":          562,
		"sc=Cyrl":               302,
		"gc=Lu":                 468,
		"Dash":                  3,
		"Hex_Digit":             22,
	} {
		set, ok := find(name)
		if !ok {
			t.Errorf("%s: not found", name)
			continue
		}
		n := 0
		for _, s := range set {
			n += max(int(min(s.hi, 0x86f)-s.lo)+1, 0)
		}
		if n != want {
			t.Errorf("%s has %d characters, want %d", name, n, want)
		}
	}
}

func TestExpand(t *testing.T) {
	for pattern, want := range map[string]string{
		`a\p{ASCII}b`:       `a[\u{0}-\u{7f}]b`,
		`[x\p{ASCII}y]`:     `[x\u{0}-\u{7f}y]`,
		`\P{ASCII}`:         `[\u{80}-\u{10ffff}]`,
		`\\p{ASCII}`:        `\\p{ASCII}`,
		`\[\p{ASCII}`:       `\[[\u{0}-\u{7f}]`,
		`\p{No_Such_Thing}`: `\p{No_Such_Thing}`,
		`\p{ASCII`:          `\p{ASCII`,
		`\`:                 `\`,
	} {
		if got := Expand(pattern); got != want {
			t.Errorf("%s: got %s, want %s", pattern, got, want)
		}
	}
}

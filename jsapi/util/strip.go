package util

import (
	"regexp"
	"strings"
	"sync"
)

// ansiSequence matches the escape sequences that a terminal takes: CSI sequences, and
// OSC strings up to their terminator.
var ansiSequence = sync.OnceValue(func() *regexp.Regexp {
	const text = `[-a-zA-Z\d/#&.:=?%@~_]`
	return regexp.MustCompile(`[\x1b\x{9b}][\[\]()#;?]*` +
		`(?:(?:(?:(?:;` + text + `+)*|[a-zA-Z\d]+(?:;` + text + `*)*)?(?:\x07|\x1b\x5c|\x{9c}))` +
		`|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))`)
})

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

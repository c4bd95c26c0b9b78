package process

import (
	"regexp"
	"slices"
	"strings"
)

// The environment's words for how many colors a terminal shows, in bits: 1 for none, 4 for 16
// of them, 8 for 256 and 24 for all. (Node 20, writeStream.getColorDepth().)
const (
	colorsNone = 1
	colors16   = 4
	colors256  = 8
	colorsAll  = 24
)

// Terminals whose name alone does not say that they have colors.
var (
	with16  = []string{"eterm", "cons25", "console", "cygwin", "dtterm", "gnome", "hurd", "jfbterm", "konsole", "kterm", "mlterm", "putty", "st"}
	withAll = []string{"mosh", "rxvt-unicode-24bit", "terminator"}
	builds  = []string{"APPVEYOR", "BUILDKITE", "CIRCLECI", "DRONE", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS"}
)

// colorDepth is what the variables that get gives promise.
func colorDepth(get func(name string) (string, bool)) int {
	text := func(name string) string { v, _ := get(name); return v }
	has := func(name string) bool { _, is := get(name); return is }
	if force, ok := get("FORCE_COLOR"); ok {
		return forcedDepth(force)
	}
	switch {
	case has("NODE_DISABLE_COLORS"), has("NO_COLOR"), text("TERM") == "dumb":
		return colorsNone
	case text("TMUX") != "":
		return colors256
	case text("CI") != "":
		if slices.ContainsFunc(builds, has) || text("CI_NAME") == "codeship" {
			return colors256
		}
		return colorsNone
	case has("TEAMCITY_VERSION"):
		if regexp.MustCompile(`^(9\.(0*[1-9]\d*)\.|\d{2,}\.)`).MatchString(text("TEAMCITY_VERSION")) {
			return colors16
		}
		return colorsNone
	}
	switch version := text("TERM_PROGRAM_VERSION"); text("TERM_PROGRAM") {
	case "iTerm.app":
		if version == "" || strings.ContainsRune("012", rune(version[0])) && strings.HasPrefix(version[1:], ".") {
			return colors256
		}
		return colorsAll
	case "HyperTerm", "MacTerm":
		return colorsAll
	case "Apple_Terminal":
		return colors256
	}
	if c := text("COLORTERM"); c == "truecolor" || c == "24bit" {
		return colorsAll
	}
	if depth := termDepth(text("TERM")); depth > colorsNone {
		return depth
	}
	if text("COLORTERM") != "" {
		return colors16
	}
	return colorsNone
}

// forcedDepth is what FORCE_COLOR asks for.
func forcedDepth(force string) int {
	switch force {
	case "", "1", "true":
		return colors16
	case "2":
		return colors256
	case "3":
		return colorsAll
	}
	return colorsNone
}

// termDepth is what the name of a terminal promises.
func termDepth(term string) int {
	if strings.HasPrefix(term, "xterm-256") {
		return colors256
	}
	term = strings.ToLower(term)
	switch {
	case slices.Contains(withAll, term):
		return colorsAll
	case slices.Contains(with16, term), regexp.MustCompile(`ansi|color|linux|^con\d+x\d|^rxvt|^screen|^xterm|^vt100`).MatchString(term):
		return colors16
	}
	return colorsNone
}

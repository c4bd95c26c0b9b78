package process

import (
	"runtime/debug"
	"strings"
)

// GaggleVersion is gaggle's own version: process.versions.gaggle.
func GaggleVersion() string {
	v := moduleVersion("github.com/gaggle-js/gaggle")
	if v == "" || v == "(devel)" {
		return "0.1.0-dev"
	}
	return strings.TrimPrefix(v, "v")
}

// moduleVersion is the version of a Go module in this binary, empty when it is not known.
func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	if info.Main.Path == path {
		return info.Main.Version
	}
	for _, d := range info.Deps {
		if d.Path == path {
			return d.Version
		}
	}
	return ""
}

package util

import (
	"regexp"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// envLine finds NAME=value in the text of a .env file; a quoted value may span lines.
var envLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?m)^[ \t]*(?:export[ \t]+)?([^#=]+?)[ \t]*=[ \t]*(\"[^\"]*\"|'[^']*'|`[^`]*`|[^\n]*)")
})

// parseEnv is util.parseEnv(content).
func (u *Util) parseEnv(c goja.FunctionCall) goja.Value {
	o := u.vm.NewObject()
	for _, e := range ParseEnv(u.env.ValidateString(c.Argument(0), "content")) {
		_ = o.Set(e[0], e[1])
	}
	return o
}

// ParseEnv reads the text of a .env file into pairs of name and value (Node, "--env-file").
func ParseEnv(content string) [][2]string {
	var out [][2]string
	for _, m := range envLine().FindAllStringSubmatch(strings.ReplaceAll(content, "\r\n", "\n"), -1) {
		name, value := strings.TrimSpace(m[1]), m[2]
		if q := value; q != "" && strings.IndexByte("\"'`", q[0]) >= 0 && len(q) > 1 && q[len(q)-1] == q[0] {
			value = q[1 : len(q)-1]
			if q[0] == '"' {
				value = strings.ReplaceAll(value, `\n`, "\n")
			}
		} else {
			value, _, _ = strings.Cut(value, "#")
			value = strings.TrimSpace(value)
		}
		out = append(out, [2]string{name, value})
	}
	return out
}

package process

import (
	"os"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// loadEnvFile is process.loadEnvFile(path): it sets the variables that are not set yet.
func (p *Process) loadEnvFile(c goja.FunctionCall) goja.Value {
	path := ".env"
	if v := c.Argument(0); !jsapi.IsUndefined(v) {
		path = p.env.ValidateString(v, "path")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		panic(p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "open", Path: path}))
	}
	for _, kv := range ParseEnvFile(string(data)) {
		if _, set := p.env.Host.Env.Get(kv.Name); !set {
			p.env.Host.Env.Set(kv.Name, kv.Value)
		}
	}
	return goja.Undefined()
}

// Variable is one line of a .env file.
type Variable struct{ Name, Value string }

// ParseEnvFile reads the NAME=value lines of a .env file, as --env-file and util.parseEnv
// do: # begins a comment, values may be quoted by ', " or `.
func ParseEnvFile(text string) []Variable {
	var vars []Variable
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		name, value, ok := strings.Cut(line, "=")
		name = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), "export "))
		if !ok || name == "" || strings.HasPrefix(name, "#") {
			text = rest
			continue
		}
		value = strings.TrimSpace(value)
		if q := quoteOf(value); q != "" {
			all := text[strings.Index(text, q)+1:] // a quoted value may span lines
			if inside, after, closed := strings.Cut(all, q); closed {
				if q == `"` {
					inside = strings.ReplaceAll(inside, `\n`, "\n")
				}
				_, rest, _ = strings.Cut(after, "\n")
				vars, text = append(vars, Variable{name, inside}), rest
				continue
			}
		}
		value, _, _ = strings.Cut(value, "#")
		vars, text = append(vars, Variable{name, strings.TrimSpace(value)}), rest
	}
	return vars
}

func quoteOf(value string) string {
	if value != "" && strings.ContainsAny(value[:1], "'\"`") {
		return value[:1]
	}
	return ""
}

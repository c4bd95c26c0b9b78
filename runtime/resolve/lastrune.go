package resolve

import (
	"fmt"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// escapes finds every escape of a literal, so that a backslash behind a backslash begins none.
var escapes = pattern(`(?s)\\(?:u\{0*10[fF]{4}\}|.)`)

// parseFile reads src with the parser of goja, which panics at \u{10ffff} in a string or a
// template: it then reads the two escapes of that character's halves instead. What it panics
// at for any other reason is a syntax error.
func parseFile(name, src string) (*ast.Program, error) {
	prg, err, panicked := tryParse(name, src)
	if !panicked {
		return prg, err
	}
	prg, err, panicked = tryParse(name, escapes().ReplaceAllStringFunc(src, func(escape string) string {
		if strings.HasPrefix(escape, `\u{`) {
			return `\udbff\udfff`
		}
		return escape
	}))
	if panicked {
		err = parser.ErrorList{{Message: "Unexpected token ILLEGAL"}}
	}
	return prg, err
}

// tryParse reports, beside what the parser returns, that it panicked.
func tryParse(name, src string) (prg *ast.Program, err error, panicked bool) {
	defer func() {
		if x := recover(); x != nil { //nolint:forbidigo // no script runs here, so that nobody exits
			err, panicked = fmt.Errorf("parser: %v", x), true
		}
	}()
	prg, err = parser.ParseFile(nil, name, src, 0, parser.WithDisableSourceMaps)
	return prg, err, false
}

package resolve

import (
	"regexp"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"

	"github.com/gaggle-js/gaggle/runtime/unicodeset"
)

// hasPatterns reports whether src may have regular expressions that mendPatterns mends.
func hasPatterns(src string) bool { return unicodeset.Mentions(src) || strings.Contains(src, "(?<") }

// mendPatterns rewrites what the engine gets wrong of regular expressions with the flag u:
// in literals, and in RegExp('...', 'u') of two strings.
func mendPatterns(body []ast.Statement) {
	w := &walker{visit: func(x ast.Expression) {
		switch x := x.(type) {
		case *ast.RegExpLiteral:
			if strings.Contains(x.Flags, "u") {
				x.Pattern = mendPattern(x.Pattern)
			}
		case *ast.NewExpression:
			mendArguments(x.Callee, x.ArgumentList)
		case *ast.CallExpression:
			mendArguments(x.Callee, x.ArgumentList)
		}
	}}
	w.statements(body)
}

func mendArguments(callee ast.Expression, args []ast.Expression) {
	id, ok := callee.(*ast.Identifier)
	if !ok || id.Name != "RegExp" || len(args) < 2 {
		return
	}
	pattern, isString := args[0].(*ast.StringLiteral)
	flags, ok := args[1].(*ast.StringLiteral)
	if isString && ok && strings.Contains(flags.Value.String(), "u") {
		pattern.Value = unistring.NewFromString(mendPattern(pattern.Value.String()))
	}
}

// mendPattern spells out \p{...}, which the engine does not know. It loses the named groups
// of a match in text that is not ASCII where it runs a pattern with Go's regexp; an empty
// lookahead makes it take the other of its two machines.
func mendPattern(pattern string) string {
	pattern = unicodeset.Expand(pattern)
	if regexp.MustCompile(`\(\?<[^=!]`).MatchString(pattern) {
		pattern += "(?=)"
	}
	return pattern
}

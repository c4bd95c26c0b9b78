package resolve

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"

	"github.com/gaggle-js/gaggle/runtime/unicodeset"
)

// spellProperties spells out \p{...} in the regular expressions of a program, which the
// engine does not know: in literals, and in new RegExp('...', 'u') of two strings.
func spellProperties(body []ast.Statement) {
	w := &walker{visit: func(x ast.Expression) {
		switch x := x.(type) {
		case *ast.RegExpLiteral:
			if strings.Contains(x.Flags, "u") {
				x.Pattern = unicodeset.Expand(x.Pattern)
			}
		case *ast.NewExpression:
			spellArguments(x.Callee, x.ArgumentList)
		case *ast.CallExpression:
			spellArguments(x.Callee, x.ArgumentList)
		}
	}}
	w.statements(body)
}

func spellArguments(callee ast.Expression, args []ast.Expression) {
	id, ok := callee.(*ast.Identifier)
	if !ok || id.Name != "RegExp" || len(args) < 2 {
		return
	}
	pattern, isString := args[0].(*ast.StringLiteral)
	flags, ok := args[1].(*ast.StringLiteral)
	if isString && ok && strings.Contains(flags.Value.String(), "u") {
		pattern.Value = unistring.NewFromString(unicodeset.Expand(pattern.Value.String()))
	}
}

package resolve

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// targetName is the variable of the native that mends new.target. No script can write it.
const targetName = "%target"

// mendTargets has each function below body that names new.target begin with a call of that
// native, and reports whether there is any: see engine.Targets.
func mendTargets(src string, body []ast.Statement) (any bool) {
	if !strings.Contains(src, "new.target") {
		return false
	}
	(&walker{visit: func(x ast.Expression) {
		f, ok := x.(*ast.FunctionLiteral)
		if !ok || f.Async || f.Generator || !contains[*ast.MetaProperty](f) {
			return
		}
		at := f.Body.LeftBrace
		mend := &ast.ExpressionStatement{Expression: &ast.CallExpression{Callee: identifierAt(targetName, at), LeftParenthesis: at, RightParenthesis: at}}
		f.Body.List, any = slices.Insert(f.Body.List, directives(f.Body.List), ast.Statement(mend)), true
	}}).statements(body)
	return any
}

// directives counts the string literals that a function begins with: 'use strict'.
func directives(body []ast.Statement) int {
	for i, s := range body {
		if e, ok := s.(*ast.ExpressionStatement); !ok || !isText(e.Expression) {
			return i
		}
	}
	return len(body)
}

// contains reports whether an expression of type T is anywhere in x.
func contains[T ast.Expression](x ast.Expression) (found bool) {
	(&walker{visit: func(x ast.Expression) {
		_, is := x.(T)
		found = found || is
	}}).expr(x)
	return found
}

// targeter is the native behind targetName.
func (l *Loader) targeter() *goja.Object {
	if l.target == nil {
		targets := engine.TargetsOf(l.env.VM)
		l.target = l.env.Func("", 0, func(goja.FunctionCall) goja.Value {
			targets.Mend()
			return goja.Undefined()
		})
	}
	return l.target
}

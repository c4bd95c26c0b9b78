package resolve

import (
	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
)

// helperNames are the variables of the natives that compiled code may use.
var helperNames = []string{fixName, appendName, targetName}

// help rewrites what those natives are for, and reports whether there is anything.
func help(src string, body []ast.Statement) bool {
	appends, targets, stack := mendAppends(src, body), mendTargets(src, body), mentionsStack(src)
	if stack {
		fixStack(body)
	}
	return appends || targets || stack
}

// helpers are the natives called helperNames.
func (l *Loader) helpers() []goja.Value {
	return []goja.Value{l.fixer(), l.appender(), l.targeter()}
}

// declareHelpers makes them variables of the global scope, for scripts.
func (l *Loader) declareHelpers() {
	for i, native := range l.helpers() {
		l.declare(helperNames[i], native)
	}
}

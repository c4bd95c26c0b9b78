package resolve

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"
)

// fixName is the variable that holds the stack-fixing native in a file that needs it. No
// script can write this name.
const fixName = "%fix"

// mentionsStack reports whether a file may read an error's stack.
func mentionsStack(src string) bool {
	for rest := src; ; {
		i := strings.Index(rest, "stack")
		if i < 0 {
			return false
		}
		end := i + len("stack")
		before := strings.TrimRight(rest[:i], " \t\r\n")
		if (before != "" && strings.ContainsAny(before[len(before)-1:], `.["'{,`)) && !wordAt(rest, end) {
			return true
		}
		rest = rest[end:]
	}
}

func wordAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c := s[i]
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// fixStack rewrites, below body, X.stack and X["stack"] to fix(X).stack, and
// {stack} = X to {stack} = fix(X).
//
// goja gives an error that it throws itself an own stack property in a form of its own,
// which no hook reaches; the first read through fix rewrites the property in place.
func fixStack(body []ast.Statement) { (&walker{}).statements(body) }

// fixed wraps x into a call of the fixing native.
func fixed(x ast.Expression) ast.Expression {
	switch x.(type) {
	case *ast.SuperExpression:
		return x
	case *ast.ObjectLiteral, *ast.ArrayLiteral, *ast.FunctionLiteral, *ast.StringLiteral, *ast.TemplateLiteral:
		return x // never an error
	}
	idx := x.Idx0()
	return &ast.CallExpression{
		Callee:           &ast.Identifier{Name: unistring.String(fixName), Idx: idx},
		LeftParenthesis:  idx,
		ArgumentList:     []ast.Expression{x},
		RightParenthesis: idx,
	}
}

// fixMember returns what stands in x.stack's place before the dot.
func fixMember(left ast.Expression) ast.Expression {
	if opt, ok := left.(*ast.Optional); ok { // e?.stack
		return &ast.Optional{Expression: fixed(ownChain(opt.Expression))}
	}
	if inChain(left) { // a?.b.stack: the chain may end before b, and then so does ours
		return &ast.Optional{Expression: fixed(ownChain(left))}
	}
	return fixed(left)
}

// ownChain makes x, which becomes an argument, end where an optional chain in it ends.
func ownChain(x ast.Expression) ast.Expression {
	if inChain(x) {
		return &ast.OptionalChain{Expression: x}
	}
	return x
}

// inChain reports whether x continues an optional chain.
func inChain(x ast.Expression) bool {
	for {
		switch e := x.(type) {
		case *ast.Optional:
			return true
		case *ast.DotExpression:
			x = e.Left
		case *ast.PrivateDotExpression:
			x = e.Left
		case *ast.BracketExpression:
			x = e.Left
		case *ast.CallExpression:
			x = e.Callee
		default:
			return false
		}
	}
}

// takesStack reports whether a destructuring target reads the property stack.
func takesStack(target ast.Expression) bool {
	p, ok := target.(*ast.ObjectPattern)
	if !ok {
		return false
	}
	for _, prop := range p.Properties {
		switch prop := prop.(type) {
		case *ast.PropertyShort:
			if prop.Name.Name == "stack" {
				return true
			}
		case *ast.PropertyKeyed:
			if isStackLiteral(prop.Key) {
				return true
			}
		}
	}
	return false
}

func isStackLiteral(x ast.Expression) bool {
	s, ok := x.(*ast.StringLiteral)
	return ok && s.Value == "stack"
}

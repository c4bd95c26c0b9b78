package resolve

import (
	"regexp"
	"sync"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// asyncMethod finds what may be async m() {}, with the method's name and what is before its body.
var asyncMethod = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`async\s+(?:[\w$]+\s*\(|["'\[])`)
})

// mendMethods makes asynchronous methods inherit from %AsyncFunction.prototype% (ECMA-262,
// section 15.8.3): packages ask a function's constructor or Symbol.toStringTag whether it
// returns a promise, and the engine lets methods inherit from Function.prototype. In an
// object a method that does not name super becomes a function, which is the same to scripts.
func mendMethods(body []ast.Statement) {
	w := &walker{visit: func(x ast.Expression) {
		switch x := x.(type) {
		case *ast.ObjectLiteral:
			for _, p := range x.Value {
				if p, ok := p.(*ast.PropertyKeyed); ok && p.Kind == ast.PropertyKindMethod && isAsync(p.Value) && !contains[*ast.SuperExpression](p.Value) {
					p.Kind = ast.PropertyKindValue
				}
			}
		case *ast.ClassLiteral:
			if block := inheritance(x); len(block.List) > 0 {
				x.Body = append([]ast.ClassElement{&ast.ClassStaticBlock{Static: x.Class, Block: block}}, x.Body...)
			}
		}
	}}
	w.statements(body)
}

func isAsync(x ast.Expression) bool {
	f, ok := x.(*ast.FunctionLiteral)
	return ok && f.Async
}

// inheritance is this.prototype.m.__proto__ = (async () => {}).__proto__ for every asynchronous
// method m of a class, this.m for a static one. Private ones are left out, and those whose
// names have to be computed by more than reading a variable.
func inheritance(class *ast.ClassLiteral) *ast.BlockStatement {
	at := class.Class
	block := &ast.BlockStatement{LeftBrace: at, RightBrace: at}
	for _, e := range class.Body {
		m, ok := e.(*ast.MethodDefinition)
		if !ok || !m.Body.Async || !repeatable(m.Key) {
			continue
		}
		var holder ast.Expression = &ast.ThisExpression{Idx: at}
		if !m.Static {
			holder = member(holder, "prototype", at)
		}
		method := &ast.BracketExpression{Left: holder, Member: m.Key, LeftBracket: at, RightBracket: at}
		block.List = append(block.List, &ast.ExpressionStatement{Expression: &ast.AssignExpression{
			Operator: token.ASSIGN, Left: member(method, "__proto__", at), Right: member(asyncFunction(at), "__proto__", at),
		}})
	}
	return block
}

// repeatable reports whether the key of a property can be read a second time.
func repeatable(key ast.Expression) bool {
	switch key := key.(type) {
	case *ast.StringLiteral, *ast.NumberLiteral, *ast.Identifier:
		return true
	case *ast.DotExpression: // Symbol.asyncDispose
		return repeatable(key.Left)
	}
	return false
}

func member(of ast.Expression, name string, at file.Idx) *ast.DotExpression {
	return &ast.DotExpression{Left: of, Identifier: *identifierAt(name, at)}
}

// asyncFunction is async () => {}.
func asyncFunction(at file.Idx) *ast.ArrowFunctionLiteral {
	return &ast.ArrowFunctionLiteral{
		Start: at, Async: true, ParameterList: &ast.ParameterList{Opening: at, Closing: at},
		Body: &ast.BlockStatement{LeftBrace: at, RightBrace: at},
	}
}

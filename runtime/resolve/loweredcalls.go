package resolve

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"

	"github.com/gaggle-js/gaggle/runtime/lower"
)

// mendCalls rewrites, in lowered code, the calls of esbuild's helpers whose arguments do not
// say all that our own functions in their place want to know.
func mendCalls(body []ast.Statement, code string) {
	w := &walker{visit: func(x ast.Expression) {
		checkResult(x)
		call, ok := x.(*ast.CallExpression)
		if !ok || len(call.ArgumentList) == 0 {
			return
		}
		nameGenerators(call)
		id, ok := call.Callee.(*ast.Identifier)
		if !ok {
			return
		}
		switch name := id.Name.String(); {
		case strings.HasPrefix(name, "__asyncGenerator"):
			if f, ok := call.ArgumentList[len(call.ArgumentList)-1].(*ast.FunctionLiteral); ok {
				awaitReturns(f)
			}
		case strings.HasPrefix(name, "__forAwait"):
			call.ArgumentList = append(call.ArgumentList, notIterable(call.ArgumentList[0], code))
		}
	}}
	w.statements(body)
}

// nameGenerators makes of Object.getPrototypeOf(async function* () {}), by which packages find
// the prototype of asynchronous generators, a call that returns it: a lowered one has another.
func nameGenerators(call *ast.CallExpression) {
	get, _ := call.Callee.(*ast.DotExpression)
	f, _ := call.ArgumentList[0].(*ast.FunctionLiteral)
	if get == nil || f == nil || get.Identifier.Name != "getPrototypeOf" || !isVariable(get.Left, "Object") || len(f.Body.List) != 1 {
		return
	}
	ret, _ := f.Body.List[0].(*ast.ReturnStatement)
	if ret == nil {
		return
	}
	if made, ok := ret.Argument.(*ast.CallExpression); ok && isVariable(made.Callee, "__asyncGenerator") {
		call.Callee = &ast.Identifier{Name: lower.AsyncGenerator, Idx: call.Idx0()}
	}
}

// checkResult makes more = !(temp = await iter.next()).done, the test in esbuild's loop for
// for await, ask IteratorResult whether what has come is an object.
func checkResult(x ast.Expression) {
	more, _ := x.(*ast.AssignExpression)
	if more == nil || !isVariable(more.Left, "more") {
		return
	}
	not, _ := more.Right.(*ast.UnaryExpression)
	if not == nil {
		return
	}
	done, _ := not.Operand.(*ast.DotExpression)
	if done == nil || done.Identifier.Name != "done" {
		return
	}
	if temp, ok := done.Left.(*ast.AssignExpression); ok && isVariable(temp.Left, "temp") {
		at := temp.Idx0()
		done.Left = &ast.CallExpression{
			Callee: &ast.Identifier{Name: unistring.String(lower.IteratorResult), Idx: at}, LeftParenthesis: at,
			ArgumentList: []ast.Expression{temp}, RightParenthesis: at,
		}
	}
}

// isVariable reports whether x is the variable that esbuild calls so, or with a number.
func isVariable(x ast.Expression, name string) bool {
	id, ok := x.(*ast.Identifier)
	return ok && strings.TrimRight(id.Name.String(), "0123456789") == name
}

// awaitReturns makes return x in the body of an asynchronous generator return the awaited x,
// within the try that the statement is in.
func awaitReturns(f *ast.FunctionLiteral) {
	w := &walker{returns: func(s *ast.ReturnStatement) {
		if s.Argument != nil {
			at := s.Argument.Idx0()
			s.Argument = &ast.YieldExpression{Yield: at, Argument: &ast.NewExpression{
				New: at, Callee: &ast.Identifier{Name: unistring.String(lower.Await), Idx: at},
				LeftParenthesis: at, ArgumentList: []ast.Expression{s.Argument}, RightParenthesis: at,
			}}
		}
	}}
	w.block(f.Body)
}

// notIterable is what to say when for await cannot go over x.
func notIterable(x ast.Expression, code string) ast.Expression {
	const iterless = " is not async iterable"
	at, says := x.Idx0(), ""
	if from, to := int(at)-1, int(x.Idx1())-1; from >= 0 && to <= len(code) && from < to {
		if says = calleeName(code[from:to]); strings.HasSuffix(says, ")") {
			says += " is not a function or its return value"
		}
	}
	if says == "" {
		says = intermediate
	}
	return &ast.StringLiteral{Idx: at, Literal: "", Value: unistring.NewFromString(says + iterless)}
}

// hideCommonJS renames the variables of CommonJS in a lowered ES module: what its own text
// means by them is not there, and what esbuild means is esmParams.
func hideCommonJS(body []ast.Statement) {
	names := make(map[unistring.String]unistring.String)
	for _, name := range lower.CommonJSNames() {
		names[unistring.String(name)] = unistring.String("%" + name)
		names[unistring.String(lower.Free+name)] = unistring.String(name)
	}
	w := &walker{visit: func(x ast.Expression) {
		if id, ok := x.(*ast.Identifier); ok {
			if now, ok := names[id.Name]; ok {
				id.Name = now
			}
		}
	}}
	w.statements(body)
}

package resolve

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// appendName is the variable of the native that appends to a string. No script can write it.
const appendName = "%append"

// mendAppends rewrites, below body, text += x to text = append(text, x), text = text + x + y
// to text = append(append(text, x), y), and the same of this.text and of other.text, and
// reports whether there is any: the engine's own + takes time by the length of the whole
// text. It does so for names that somewhere in the file get a string literal; of other
// values append makes what + makes, only slower.
func mendAppends(src string, body []ast.Statement) (any bool) {
	if !strings.Contains(src, "+=") && !addsToItself(src) {
		return false
	}
	texts := make(map[unistring.String]bool)
	(&walker{visit: func(x ast.Expression) { noteText(texts, x) }}).statements(body)
	if len(texts) == 0 {
		return false
	}
	(&walker{visit: func(x ast.Expression) {
		a, ok := x.(*ast.AssignExpression)
		if !ok || !texts[repeatableName(a.Left)] {
			return
		}
		var sum ast.Expression
		switch a.Operator {
		case token.PLUS:
			sum = appendCall(a.Left, a.Right)
		case token.ASSIGN:
			sum = appendsTo(a.Left, a.Right)
		}
		if sum != nil {
			a.Operator, a.Right, any = token.ASSIGN, sum, true
		}
	}}).statements(body)
	return any
}

// addsToItself reports whether there may be a text = text + x. What a program does not have
// need not be sought in all of its expressions.
func addsToItself(src string) bool {
	for {
		i := strings.LastIndexByte(src, '+')
		if i < 0 {
			return false
		}
		src = src[:i]
		left := strings.TrimRight(src, blanks)
		name := lastName(left)
		target, assigned := strings.CutSuffix(strings.TrimRight(strings.TrimSuffix(left, name), blanks), "=")
		if assigned && name != "" && lastName(strings.TrimRight(target, blanks)) == name {
			return true
		}
	}
}

const blanks = " \t\r\n"

// lastName is what src ends with of a name with dots.
func lastName(src string) string {
	i := len(src)
	for i > 0 && inName(src[i-1]) {
		i--
	}
	return src[i:]
}

func inName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c == '.' || c >= 0x80
}

// appendsTo makes appends of a sum that begins with text; it returns nil for any other.
func appendsTo(text, sum ast.Expression) ast.Expression {
	x, ok := sum.(*ast.BinaryExpression)
	if !ok || x.Operator != token.PLUS {
		return nil
	}
	if sameName(text, x.Left) {
		return appendCall(x.Left, x.Right)
	}
	if left := appendsTo(text, x.Left); left != nil {
		return appendCall(left, x.Right)
	}
	return nil
}

func appendCall(text, more ast.Expression) ast.Expression {
	at := text.Idx0()
	return &ast.CallExpression{
		Callee: identifierAt(appendName, at), LeftParenthesis: at,
		ArgumentList: []ast.Expression{text, more}, RightParenthesis: more.Idx1(),
	}
}

// sameName reports whether a and b, of which a is repeatable, are written alike.
func sameName(a, b ast.Expression) bool {
	if repeatableName(a) != repeatableName(b) {
		return false
	}
	x, isMember := a.(*ast.DotExpression)
	y, alsoMember := b.(*ast.DotExpression)
	if isMember != alsoMember || !isMember {
		return isMember == alsoMember
	}
	_, ofThis := x.Left.(*ast.ThisExpression)
	_, alsoOfThis := y.Left.(*ast.ThisExpression)
	return ofThis && alsoOfThis || !ofThis && !alsoOfThis && repeatableName(x.Left) == repeatableName(y.Left)
}

// noteText notes the names to which x gives a string literal.
func noteText(texts map[unistring.String]bool, x ast.Expression) {
	switch x := x.(type) {
	case *ast.Binding:
		if isText(x.Initializer) {
			texts[repeatableName(x.Target)] = true
		}
	case *ast.AssignExpression:
		if isText(x.Right) && x.Operator == token.ASSIGN {
			texts[repeatableName(x.Left)] = true
		}
	case *ast.ObjectLiteral:
		for _, p := range x.Value {
			if p, ok := p.(*ast.PropertyKeyed); ok && isText(p.Value) {
				noteKey(texts, p.Key)
			}
		}
	case *ast.ClassLiteral:
		for _, e := range x.Body {
			if f, ok := e.(*ast.FieldDefinition); ok && isText(f.Initializer) {
				noteKey(texts, f.Key)
			}
		}
	}
	delete(texts, "")
}

func noteKey(texts map[unistring.String]bool, key ast.Expression) {
	if name, ok := key.(*ast.StringLiteral); ok {
		texts[name.Value] = true
	}
}

func isText(x ast.Expression) bool {
	switch x := x.(type) {
	case *ast.StringLiteral:
		return true
	case *ast.TemplateLiteral:
		return x.Tag == nil
	}
	return false
}

// repeatableName is the name of a variable, or of a property of this or a variable; it is
// empty for what cannot be read twice without a difference.
func repeatableName(x ast.Expression) unistring.String {
	switch x := x.(type) {
	case *ast.Identifier:
		return x.Name
	case *ast.DotExpression:
		switch x.Left.(type) {
		case *ast.Identifier, *ast.ThisExpression:
			return x.Identifier.Name
		}
	}
	return ""
}

// appender is the native behind appendName.
func (l *Loader) appender() *goja.Object {
	if l.append == nil {
		texts, vm := engine.AppendsOf(l.env.VM), l.env.VM
		l.append = l.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
			left, right := c.Argument(0), c.Argument(1)
			switch {
			case goja.IsString(left) && goja.IsString(right):
				return texts.Append(left, right)
			case goja.IsString(left) && goja.IsNumber(right):
				return texts.Append(left, vm.ToValue(right.String()))
			case goja.IsNumber(left) && goja.IsNumber(right):
				return vm.ToValue(left.ToFloat() + right.ToFloat())
			}
			return l.add(left, right)
		})
	}
	return l.append
}

// add is the engine's own left + right.
func (l *Loader) add(left, right goja.Value) goja.Value {
	if l.plus == nil {
		f, err := l.env.VM.RunScript("<loop>", "(a, b) => a + b")
		jsapi.Must(err)
		l.plus = f.(*goja.Object)
	}
	return jsapi.Call(l.plus, goja.Undefined(), left, right)
}

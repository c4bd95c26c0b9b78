package resolve

import (
	"errors"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// SyntaxError is source that cannot be compiled.
type SyntaxError struct {
	File         string
	Line, Column int // from 1; 0 when the place is not known
	Message      string
}

func (e *SyntaxError) Error() string { return e.Message }

// wrapperParams are the names that a module's file sees (Node, "The module wrapper").
var wrapperParams = []string{"exports", "require", "module", "__filename", "__dirname"}

// wrapperName is the name of the function around a file, as it shows in stacks.
const wrapperName = "Object.<anonymous>"

const (
	wrapperHead = "(function (exports, require, module, __filename, __dirname) { "
	wrapperTail = "\n})"
)

// code is a compiled file.
type code struct {
	program *goja.Program
	// fixes says that the program's value is a function that takes the stack-fixing
	// native and returns the module's function.
	fixes bool
}

// compileModule compiles the file named name, whose text is src, to a program whose
// value is the function around the file.
func compileModule(name, src string) (code, error) {
	prg, err := parse(name, src)
	if err != nil {
		return compileWrapped(name, src, err)
	}
	fn := wrap(wrapperName, wrapperParams, prg.Body, prg.DeclarationList)
	return finish(prg, fn, src)
}

// compileWrapped compiles a file that is only legal inside a function: with a return, or
// new.target, at its top level. Columns of its first line count the wrapper. first is
// what the parser said of the bare file.
func compileWrapped(name, src string, first error) (code, error) {
	if strings.HasPrefix(src, "#!") {
		src = "//" + src[2:]
	}
	prg, err := parse(name, wrapperHead+src+wrapperTail)
	if err != nil {
		return code{}, first
	}
	stmt, ok := prg.Body[0].(*ast.ExpressionStatement)
	if !ok || len(prg.Body) != 1 {
		return code{}, first
	}
	fn, ok := stmt.Expression.(*ast.FunctionLiteral)
	if !ok {
		return code{}, first
	}
	fn.Name = &ast.Identifier{Name: wrapperName, Idx: 1}
	return finish(prg, fn, src)
}

// finish compiles prg with fn as its only statement.
func finish(prg *ast.Program, fn *ast.FunctionLiteral, src string) (code, error) {
	fixes := mentionsStack(src)
	if fixes {
		fixStack(fn.Body.List)
		ret := &ast.ReturnStatement{Return: 1, Argument: fn}
		fn = wrap("", []string{fixName}, []ast.Statement{ret}, nil)
	}
	prg.Body = []ast.Statement{&ast.ExpressionStatement{Expression: fn}}
	prg.DeclarationList = nil
	p, err := goja.CompileAST(prg, false)
	return code{program: p, fixes: fixes}, syntaxError(prg.File.Name(), err)
}

// wrap makes function name(params) { body }.
func wrap(name string, params []string, body []ast.Statement, vars []*ast.VariableDeclaration) *ast.FunctionLiteral {
	fn := &ast.FunctionLiteral{
		Function:        1,
		ParameterList:   &ast.ParameterList{Opening: 1, Closing: 1},
		Body:            &ast.BlockStatement{LeftBrace: 1, List: body, RightBrace: 1},
		DeclarationList: vars,
		Source:          "function () { [native code] }",
	}
	if name != "" {
		fn.Name = &ast.Identifier{Name: unistring.String(name), Idx: 1}
	}
	for _, p := range params {
		id := &ast.Identifier{Name: unistring.String(p), Idx: 1}
		fn.ParameterList.List = append(fn.ParameterList.List, &ast.Binding{Target: id})
	}
	return fn
}

// compileScript compiles src for the global scope, as node -e runs it. With fixes it
// needs the variable that compileFixVariable declares.
func compileScript(name, src string) (code, error) {
	prg, err := parse(name, src)
	if err != nil {
		return code{}, err
	}
	fixes := mentionsStack(src)
	if fixes {
		fixStack(prg.Body)
	}
	p, err := goja.CompileAST(prg, false)
	return code{program: p, fixes: fixes}, syntaxError(name, err)
}

// compileFixVariable compiles let %fix; (function (v) { %fix = v }): a variable of the
// global scope that, unlike a property of the global object, no script can find.
func compileFixVariable() (*goja.Program, error) {
	name := func(s string) *ast.Identifier { return &ast.Identifier{Name: unistring.String(s), Idx: 1} }
	assign := &ast.AssignExpression{Operator: token.ASSIGN, Left: name(fixName), Right: name("v")}
	set := wrap("", []string{"v"}, []ast.Statement{&ast.ExpressionStatement{Expression: assign}}, nil)
	return goja.CompileAST(&ast.Program{
		Body: []ast.Statement{
			&ast.LexicalDeclaration{Idx: 1, Token: token.LET, List: []*ast.Binding{{Target: name(fixName)}}},
			&ast.ExpressionStatement{Expression: set},
		},
		File: file.NewFile("<loop>", "", 1),
	}, false)
}

// parse reads src; its error is a *SyntaxError. Source maps are not looked for: they
// would be read from the disk at every start.
func parse(name, src string) (*ast.Program, error) {
	prg, err := parser.ParseFile(nil, name, src, 0, parser.WithDisableSourceMaps)
	return prg, syntaxError(name, err)
}

func syntaxError(name string, err error) error {
	if err == nil {
		return nil
	}
	e := &SyntaxError{File: name, Message: err.Error()}
	var list parser.ErrorList
	var compiler *goja.CompilerSyntaxError
	switch {
	case errors.As(err, &list) && len(list) > 0:
		e.Message = nodeMessage(list[0].Message)
		e.Line, e.Column = list[0].Position.Line, list[0].Position.Column
	case errors.As(err, &compiler):
		e.Message = compiler.Message
		if compiler.File != nil {
			p := compiler.File.Position(compiler.Offset)
			e.Line, e.Column = p.Line, p.Column
		}
	}
	return e
}

// nodeMessage brings the parser's words into V8's where they differ by quotes only.
func nodeMessage(msg string) string {
	const unexpected = "Unexpected token "
	switch {
	case msg == unexpected+"ILLEGAL":
		return "Invalid or unexpected token"
	case strings.HasPrefix(msg, unexpected):
		return unexpected + "'" + msg[len(unexpected):] + "'"
	}
	return msg
}

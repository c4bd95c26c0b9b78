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
	// helped says that the program's value is a function that takes the natives called
	// helperNames and returns the module's function.
	helped bool
	// lowered says the same of loweredParams.
	lowered bool
	// waits says that it is an ES module which awaits those that it imports.
	waits bool
}

// compileModule compiles the file named name, whose text is src, to a program whose
// value is the function around the file.
func compileModule(name, src string) (code, error) {
	prg, body, err := parseModule(name, src)
	if err != nil {
		return code{}, err
	}
	if body == nil {
		body = wrap(wrapperName, wrapperParams, prg.Body, prg.DeclarationList)
	}
	if help(src, body.Body.List) {
		return finish(prg, body, helperNames)
	}
	return finish(prg, body, nil)
}

// parseModule reads a file. Is it only legal inside a function, with a return or
// new.target at its top level, then fn is that function, and columns of the first line
// count the wrapper.
func parseModule(name, src string) (prg *ast.Program, fn *ast.FunctionLiteral, err error) {
	prg, err = parse(name, src)
	if err == nil {
		return prg, nil, nil
	}
	if strings.HasPrefix(src, "#!") {
		src = "//" + src[2:]
	}
	wrapped, e := parse(name, wrapperHead+src+wrapperTail)
	if e != nil {
		return nil, nil, err
	}
	stmt, ok := wrapped.Body[0].(*ast.ExpressionStatement)
	if !ok || len(wrapped.Body) != 1 {
		return nil, nil, err
	}
	fn, ok = stmt.Expression.(*ast.FunctionLiteral)
	if !ok {
		return nil, nil, err
	}
	fn.Name = &ast.Identifier{Name: wrapperName, Idx: 1}
	return wrapped, fn, nil
}

// finish compiles prg with fn as its only statement; with natives, inside a function that
// takes them and returns fn.
func finish(prg *ast.Program, fn *ast.FunctionLiteral, natives []string) (code, error) {
	c := code{helped: len(natives) > 0}
	if c.helped {
		ret := &ast.ReturnStatement{Return: 1, Argument: fn}
		fn = wrap("", natives, []ast.Statement{ret}, nil)
	}
	prg.Body = []ast.Statement{&ast.ExpressionStatement{Expression: fn}}
	prg.DeclarationList = nil
	var err error
	c.program, err = goja.CompileAST(prg, false)
	return c, syntaxError(prg.File.Name(), err)
}

// identifier is the variable name as an expression.
func identifier(name string) *ast.Identifier { return identifierAt(name, 1) }

func identifierAt(name string, at file.Idx) *ast.Identifier {
	return &ast.Identifier{Name: unistring.String(name), Idx: at}
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

// compileScript compiles src for the global scope, as node -e runs it. A helped one needs the
// variables that compileVariable declares.
func compileScript(name, src string) (code, error) {
	prg, err := parse(name, src)
	if err != nil {
		return code{}, err
	}
	helped := help(src, prg.Body)
	p, err := goja.CompileAST(prg, false)
	return code{program: p, helped: helped}, syntaxError(name, err)
}

// compileVariable compiles let v; (function (x) { v = x }): a variable of the global scope
// that, unlike a property of the global object, is not listed.
func compileVariable(variable string) (*goja.Program, error) {
	name := func(s string) *ast.Identifier { return &ast.Identifier{Name: unistring.String(s), Idx: 1} }
	assign := &ast.AssignExpression{Operator: token.ASSIGN, Left: name(variable), Right: name("%v")}
	set := wrap("", []string{"%v"}, []ast.Statement{&ast.ExpressionStatement{Expression: assign}}, nil)
	return goja.CompileAST(&ast.Program{
		Body: []ast.Statement{
			&ast.LexicalDeclaration{Idx: 1, Token: token.LET, List: []*ast.Binding{{Target: name(variable)}}},
			&ast.ExpressionStatement{Expression: set},
		},
		File: file.NewFile("<loop>", "", 1),
	}, false)
}

// parse reads src; its error is a *SyntaxError. Source maps are not looked for: they
// would be read from the disk at every start.
func parse(name, src string) (*ast.Program, error) {
	prg, err := parseFile(name, src)
	if err == nil && hasPatterns(src) {
		mendPatterns(prg.Body)
	}
	if err == nil && asyncMethod().MatchString(src) {
		mendMethods(prg.Body)
	}
	return prg, syntaxError(name, err)
}

// topReturn is what the parser says of a return outside a function.
const topReturn = "Illegal return statement"

func syntaxError(name string, err error) error {
	if err == nil {
		return nil
	}
	e := &SyntaxError{File: name, Message: err.Error()}
	var list parser.ErrorList
	var compiler *goja.CompilerSyntaxError
	switch {
	case errors.As(err, &list) && len(list) > 0:
		first := list[0]
		if first.Message == topReturn && len(list) > 1 { // which a CommonJS module may do
			first = list[1]
		}
		e.Message = nodeMessage(first.Message)
		e.Line, e.Column = first.Position.Line, first.Position.Column
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

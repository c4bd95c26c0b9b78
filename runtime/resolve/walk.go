package resolve

import "github.com/dop251/goja/ast"

// walker visits every expression of a syntax tree, for fixStack or for visit; or the return
// statements of one function.
type walker struct {
	visit   func(ast.Expression) // nil for fixStack
	returns func(*ast.ReturnStatement)
}

func (w *walker) statements(list []ast.Statement) {
	for _, s := range list {
		w.statement(s)
	}
}

func (w *walker) statement(s ast.Statement) {
	switch s := s.(type) {
	case *ast.BlockStatement:
		w.block(s)
	case *ast.CaseStatement:
		w.expr(s.Test)
		w.statements(s.Consequent)
	case *ast.ExpressionStatement:
		w.expr(s.Expression)
	case *ast.IfStatement:
		w.expr(s.Test)
		w.statement(s.Consequent)
		w.statement(s.Alternate)
	case *ast.LabelledStatement:
		w.statement(s.Statement)
	case *ast.ReturnStatement:
		if w.returns != nil {
			w.returns(s)
		}
		w.expr(s.Argument)
	case *ast.SwitchStatement:
		w.expr(s.Discriminant)
		for _, c := range s.Body {
			w.statement(c)
		}
	case *ast.ThrowStatement:
		w.expr(s.Argument)
	case *ast.TryStatement:
		w.try(s)
	case *ast.VariableStatement:
		w.bindings(s.List)
	case *ast.LexicalDeclaration:
		w.bindings(s.List)
	case *ast.WithStatement:
		w.expr(s.Object)
		w.statement(s.Body)
	case *ast.FunctionDeclaration:
		w.expr(s.Function)
	case *ast.ClassDeclaration:
		w.expr(s.Class)
	default:
		w.loop(s)
	}
}

func (w *walker) loop(s ast.Statement) {
	switch s := s.(type) {
	case *ast.DoWhileStatement:
		w.statement(s.Body)
		w.expr(s.Test)
	case *ast.WhileStatement:
		w.expr(s.Test)
		w.statement(s.Body)
	case *ast.ForInStatement:
		w.into(s.Into)
		w.expr(s.Source)
		w.statement(s.Body)
	case *ast.ForOfStatement:
		w.into(s.Into)
		w.expr(s.Source)
		w.statement(s.Body)
	case *ast.ForStatement:
		switch init := s.Initializer.(type) {
		case *ast.ForLoopInitializerExpression:
			w.expr(init.Expression)
		case *ast.ForLoopInitializerVarDeclList:
			w.bindings(init.List)
		case *ast.ForLoopInitializerLexicalDecl:
			w.bindings(init.LexicalDeclaration.List)
		}
		w.expr(s.Test)
		w.expr(s.Update)
		w.statement(s.Body)
	}
}

func (w *walker) into(i ast.ForInto) {
	switch i := i.(type) {
	case *ast.ForIntoVar:
		w.binding(i.Binding)
	case *ast.ForDeclaration:
		w.expr(i.Target)
	case *ast.ForIntoExpression:
		w.expr(i.Expression)
	}
}

func (w *walker) block(b *ast.BlockStatement) {
	if b != nil {
		w.statements(b.List)
	}
}

func (w *walker) try(s *ast.TryStatement) {
	w.block(s.Body)
	if s.Catch != nil {
		if s.Catch.Parameter != nil {
			w.expr(s.Catch.Parameter)
		}
		w.block(s.Catch.Body)
	}
	w.block(s.Finally)
}

func (w *walker) bindings(list []*ast.Binding) {
	for _, b := range list {
		w.binding(b)
	}
}

func (w *walker) binding(b *ast.Binding) {
	if w.visit != nil {
		w.visit(b)
	}
	w.expr(b.Target)
	w.expr(b.Initializer)
	if w.visit == nil && b.Initializer != nil && takesStack(b.Target) {
		b.Initializer = fixed(b.Initializer)
	}
}

func (w *walker) exprs(list []ast.Expression) {
	for _, x := range list {
		w.expr(x)
	}
}

func (w *walker) expr(x ast.Expression) {
	if w.returns != nil {
		return
	}
	if w.visit != nil {
		w.visit(x)
	}
	switch x := x.(type) {
	case *ast.DotExpression:
		w.expr(x.Left)
		if w.visit == nil && x.Identifier.Name == "stack" {
			x.Left = fixMember(x.Left)
		}
	case *ast.BracketExpression:
		w.expr(x.Left)
		w.expr(x.Member)
		if w.visit == nil && isStackLiteral(x.Member) {
			x.Left = fixMember(x.Left)
		}
	case *ast.AssignExpression:
		w.expr(x.Left)
		w.expr(x.Right)
		if w.visit == nil && takesStack(x.Left) {
			x.Right = fixed(x.Right)
		}
	case *ast.Binding:
		w.binding(x)
	case *ast.CallExpression:
		w.expr(x.Callee)
		w.exprs(x.ArgumentList)
	case *ast.NewExpression:
		w.expr(x.Callee)
		w.exprs(x.ArgumentList)
	case *ast.FunctionLiteral:
		w.params(x.ParameterList)
		w.block(x.Body)
	case *ast.ArrowFunctionLiteral:
		w.params(x.ParameterList)
		w.arrow(x.Body)
	case *ast.ClassLiteral:
		w.expr(x.SuperClass)
		w.class(x.Body)
	case *ast.BinaryExpression:
		w.expr(x.Left)
		w.expr(x.Right)
	case *ast.ConditionalExpression:
		w.expr(x.Test)
		w.expr(x.Consequent)
		w.expr(x.Alternate)
	default:
		w.wrapping(x)
	}
}

// wrapping visits the expressions that only hold others.
func (w *walker) wrapping(x ast.Expression) {
	switch x := x.(type) {
	case *ast.YieldExpression:
		w.expr(x.Argument)
	case *ast.AwaitExpression:
		w.expr(x.Argument)
	case *ast.ArrayLiteral:
		w.exprs(x.Value)
	case *ast.ArrayPattern:
		w.exprs(x.Elements)
		w.expr(x.Rest)
	case *ast.ObjectLiteral:
		w.properties(x.Value)
	case *ast.ObjectPattern:
		w.properties(x.Properties)
		w.expr(x.Rest)
	case *ast.PropertyShort:
		w.expr(x.Initializer)
	case *ast.PropertyKeyed:
		w.expr(x.Key)
		w.expr(x.Value)
	case *ast.PrivateDotExpression:
		w.expr(x.Left)
	case *ast.OptionalChain:
		w.expr(x.Expression)
	case *ast.Optional:
		w.expr(x.Expression)
	case *ast.SpreadElement:
		w.expr(x.Expression)
	case *ast.SequenceExpression:
		w.exprs(x.Sequence)
	case *ast.TemplateLiteral:
		w.expr(x.Tag)
		w.exprs(x.Expressions)
	case *ast.UnaryExpression:
		w.expr(x.Operand)
	}
}

func (w *walker) properties(list []ast.Property) {
	for _, p := range list {
		w.expr(p)
	}
}

func (w *walker) params(p *ast.ParameterList) {
	w.bindings(p.List)
	w.expr(p.Rest)
}

func (w *walker) arrow(b ast.ConciseBody) {
	switch b := b.(type) {
	case *ast.BlockStatement:
		w.block(b)
	case *ast.ExpressionBody:
		w.expr(b.Expression)
	}
}

func (w *walker) class(body []ast.ClassElement) {
	for _, e := range body {
		switch e := e.(type) {
		case *ast.FieldDefinition:
			w.expr(e.Key)
			w.expr(e.Initializer)
		case *ast.MethodDefinition:
			w.expr(e.Key)
			w.expr(e.Body)
		case *ast.ClassStaticBlock:
			w.block(e.Block)
		}
	}
}

package resolve

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/go-sourcemap/sourcemap"

	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/runtime/lower"
)

// loweredParams are the variables around lowered code, in the order of loweredArgs.
var loweredParams = append(slices.Clone(helperNames), lower.Import, lower.Dynamic, lower.ToESM, lower.ToCommonJS, lower.Meta, lower.Export, lower.Done, lower.AsyncGenerator,
	lower.Generator, lower.Await, lower.ForAwait, lower.Delegate, lower.Waits, lower.IteratorResult)

// esmParams are the variables of CommonJS that a lowered ES module needs, by names that no
// script can write: in an ES module there is no require.
var esmParams = []string{"%exports", "%require", "%module"}

// loweredName is the file name of lowered code where its source map knows no place: in
// helpers. Stacks leave it out. The slash lets the names in the map be absolute paths.
const loweredName = "/<loop>"

// compileFile compiles a file as its name, its package and its syntax ask for.
func (l *Loader) compileFile(filename, src string) (c code, esm bool, err error) {
	lang.Mentioned(l.env, src)
	kind := l.kind(filename)
	if kind == lower.CommonJS && !lower.IsTypeScript(filename) {
		c, err = compileModule(filename, src)
		if err == nil {
			return c, false, nil
		}
		if l.ambiguous(filename) && lower.LooksLikeModule(src) {
			kind = lower.Module
		}
	}
	c, e := l.lowerFile(filename, src, kind)
	if e == nil {
		return c, kind.ESM(), nil
	}
	if kind == lower.CommonJS && l.ambiguous(filename) && mayAwait(src) { // at its top level
		if c, e := l.lowerFile(filename, src, lower.Module); e == nil {
			return c, true, nil
		}
	}
	if err != nil && !fartherThan(e, err) {
		e = err
	}
	return code{}, false, e
}

// mayAwait reports whether src, which is no CommonJS, may be an ES module for its await.
func mayAwait(src string) bool { return strings.Contains(src, "await") }

// fartherThan reports whether the error a is on a later line than b: the engine stops at
// the first thing it does not know, although the fault may be below.
func fartherThan(a, b error) bool {
	x, y := a.(*SyntaxError), b.(*SyntaxError)
	return x.Line > y.Line
}

// kind is what a file is by its name and its package (Node, "Determining module system").
func (l *Loader) kind(filename string) lower.Kind {
	switch filepath.Ext(filename) {
	case ".mjs", ".mts":
		return lower.Module
	case ".js", ".ts":
		if p, _ := l.resolver.Scope(filename); p != nil && p.Type == "module" {
			return lower.Module
		}
		if strings.HasSuffix(filename, ".ts") {
			if src, ok := l.sources[filename]; ok && lower.LooksLikeModule(src) {
				return lower.Module
			}
		}
	}
	return lower.CommonJS
}

// ambiguous reports whether only the syntax of a file tells what it is.
func (l *Loader) ambiguous(filename string) bool {
	if ext := filepath.Ext(filename); ext != ".js" && ext != ".ts" && ext != "" {
		return false
	}
	p, _ := l.resolver.Scope(filename)
	return p == nil || p.Type == ""
}

// lowerFile compiles a file of the kind by way of lower. In stacks an ES module is named by
// its URL, as in Node.
func (l *Loader) lowerFile(filename, src string, kind lower.Kind) (code, error) {
	place := l.sourceName(filename)
	if kind.ESM() {
		place = fileURL(filename)
	}
	l.sources[place] = src
	prg, fn, waits, err := parseLowered(filename, place, src, kind)
	if err != nil {
		return code{}, err
	}
	switch {
	case kind.ESM():
		strict := &ast.StringLiteral{Idx: 1, Literal: `"use strict"`, Value: "use strict"}
		body := append([]ast.Statement{&ast.ExpressionStatement{Expression: strict}}, prg.Body...)
		fn = wrap("", esmParams, body, prg.DeclarationList)
	case fn == nil:
		fn = wrap(wrapperName, wrapperParams, prg.Body, prg.DeclarationList)
	}
	help(src, fn.Body.List)
	c, err := finish(prg, fn, loweredParams)
	c.lowered, c.waits = true, waits
	return c, err
}

// parseLowered lowers src and reads the result; fn is as in parseModule, waits as in
// lower.Result.
func parseLowered(filename, place, src string, kind lower.Kind) (prg *ast.Program, fn *ast.FunctionLiteral, waits bool, err error) {
	r, err := lower.File(filename, place, src, kind)
	if err != nil {
		e := err.(*lower.Error)
		return nil, nil, false, &SyntaxError{File: place, Line: e.Line, Column: e.Column, Message: e.Message}
	}
	if prg, fn, err = parseModule(loweredName, r.Code); err != nil {
		return nil, nil, false, err
	}
	if r.Map != nil {
		m, mapErr := sourcemap.Parse("", r.Map)
		if mapErr != nil {
			return nil, nil, false, &SyntaxError{File: place, Message: mapErr.Error()}
		}
		prg.File.SetSourceMap(m)
	}
	body := prg.Body
	if fn != nil {
		body = fn.Body.List
	}
	replaceHelpers(prg.File, body)
	mendCalls(body, r.Code)
	if kind.ESM() {
		hideCommonJS(body)
	}
	return prg, fn, r.Waits, nil
}

// replaceHelpers gives esbuild's helpers the values that take their place. Variables of such
// names that the script has itself, for it has been through a bundler, have a place in it.
func replaceHelpers(f *file.File, body []ast.Statement) {
	for _, s := range body {
		v, ok := s.(*ast.VariableStatement)
		if !ok || len(v.List) != 1 {
			continue
		}
		id, ok := v.List[0].Target.(*ast.Identifier)
		if !ok {
			continue
		}
		if with := lower.Helper(id.Name.String()); with != "" && f.Position(int(id.Idx)-f.Base()).Filename == loweredName {
			v.List[0].Initializer = identifier(with)
		}
	}
}

// lowerScript compiles a script of the global scope that the engine refused with the error
// first. The code has no program when the script must run as an ES module.
func (l *Loader) lowerScript(name, src string, first error) (code, error) {
	if lower.LooksLikeModule(src) {
		return code{}, nil
	}
	prg, _, _, err := parseLowered(name, l.sourceName(name), src, lower.Script)
	if err != nil {
		if mayAwait(src) {
			if _, err = lower.File(name, l.sourceName(name), src, lower.Module); err == nil {
				return code{}, nil
			}
		}
		return code{}, first
	}
	help(src, prg.Body)
	p, err := goja.CompileAST(prg, false)
	return code{program: p, helped: true}, syntaxError(name, err)
}

// sourceName is how a source map must call the file name: the engine reads it as a URL and
// writes it as one, which fileOf undoes.
func (l *Loader) sourceName(name string) string {
	escaped := (&url.URL{Path: name}).EscapedPath()
	if u := file.ResolveSourcemapURL(loweredName, escaped); u != nil && u.String() != name {
		if l.places == nil {
			l.places = make(map[string]string)
		}
		l.places[u.String()] = name
	}
	return escaped
}

// FileOf is the name of the file that a frame of the engine is in, and whether it is a
// script's and not the runtime's.
func (l *Loader) FileOf(frame string) (name string, shown bool) {
	if name, ok := l.places[frame]; ok {
		return name, true
	}
	return frame, frame != "" && frame != "<loop>" && frame != loweredName
}

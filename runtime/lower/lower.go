// Package lower turns source that the engine cannot compile into source that it can:
// ES modules and TypeScript into CommonJS, for await and async generators into plain
// generators, import() into a promise of require. The work is esbuild's; this package
// says what to ask of it and knows no JavaScript engine.
//
// # Names
//
// Lowered code refers to a few variables that its compiler must provide around it; they
// are the constants below. They stand for what esbuild's own helpers only approximate:
// which resolution an import follows, what the default export of a CommonJS module is.
//
// # Places
//
// The result has a source map whose columns are counted as the engine counts them, so
// that its stacks show the places of the original.
//
// # Cost
//
// 2 ms for the first file of a process and about 6 ms for each thousand lines: callers
// come here only with a file that the engine has refused or that is no CommonJS.
package lower

import (
	"regexp"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// The variables that lowered code uses.
const (
	// Import is import's resolution: (specifier) => exports.
	Import = "$import"
	// Dynamic makes of the exports what import() resolves to.
	Dynamic = "$dynESM"
	// ToESM makes of the exports what import * binds.
	ToESM = "$toESM"
	// ToCommonJS makes of an object with the exports' getters the module's exports.
	ToCommonJS = "$toCommonJS"
	// Meta is import.meta.
	Meta = "$meta"
	// Export takes an object of getters: the exports of a module with top-level await.
	Export = "$export"
	// AsyncGenerator returns the prototype of all async function*.
	AsyncGenerator = "$asyncGeneratorsProto"
	// Done takes the promise of such a module's end.
	Done = "$done"
	// Waits returns an array of the promises that such a module awaits first, those of the
	// modules that it imports.
	Waits = "$waits"
	// Generator makes an asynchronous generator: (this, arguments, function*) => generator.
	Generator = "$asyncGenerator"
	// Await is the constructor of what such a function* yields to await its argument.
	Await = "$await"
	// ForAwait returns the iterator of for await.
	ForAwait = "$forAwait"
	// IteratorResult returns its argument, the result of a step of for await, when it is an
	// object, and throws a TypeError otherwise.
	IteratorResult = "$result"
	// Delegate returns the iterator of yield* in such a function*.
	Delegate = "$yieldStar"
	// Free begins the names by which a lowered ES module calls what it does not have, the
	// variables of CommonJS: its own text stands apart so from what esbuild writes. The
	// compiler gives those back their names and esbuild's others.
	Free = "$free_"
)

// CommonJSNames are the variables that esbuild writes into a lowered ES module.
func CommonJSNames() []string { return []string{"require", "module"} }

// Helper returns the variable that must take the place of one of esbuild's helpers, or "".
// It has a number behind its name where the file has a variable of that name.
func Helper(name string) string {
	switch strings.TrimRight(name, "0123456789") {
	case "__toESM":
		return ToESM
	case "__toCommonJS":
		return ToCommonJS
	case "__asyncGenerator":
		return Generator
	case "__await":
		return Await
	case "__forAwait":
		return ForAwait
	case "__yieldStar":
		return Delegate
	}
	return ""
}

// Kind is how a file is read.
type Kind int

// A Script is compiled for the global scope, a CommonJS file and an ES module for a
// function around it. A Waiting one is an ES module that imports one with top-level await,
// and so is lowered as if it had some itself.
const (
	Script Kind = iota
	CommonJS
	Module
	Waiting
)

// ESM reports whether k is an ES module.
func (k Kind) ESM() bool { return k == Module || k == Waiting }

// Result is lowered source.
type Result struct {
	Code string
	// Waits says that the module runs as an async function, with Waits and Done.
	Waits bool
	// Map is the source map, JSON (Source Map revision 3), with columns from 1; nil of a
	// file without statements.
	Map []byte
}

// Error is source that cannot be lowered because it is wrong.
type Error struct {
	Line, Column int // from 1
	Message      string
}

func (e *Error) Error() string { return e.Message }

// awaitError begins esbuild's refusal of await at the top level.
const awaitError = "Top-level await is currently not supported"

// File lowers src. place names the file in the source map; the ending of file decides
// between JavaScript and TypeScript. The error is an *Error.
func File(file, place, src string, kind Kind) (Result, error) {
	if rest, ok := strings.CutPrefix(src, "#!"); ok { // esbuild keeps it, for the first line
		src = "//" + rest
	}
	o, waits := options(file, place, src, kind), kind == Waiting
	var r api.TransformResult
	if !waits {
		r = api.Transform(src, o)
		waits = len(r.Errors) > 0 && kind == Module && strings.HasPrefix(r.Errors[0].Text, awaitError)
	}
	if waits {
		r = awaiting(src, o)
	}
	if len(r.Errors) > 0 {
		return Result{}, failure(r.Errors[0])
	}
	code := nameImports(r.Code)
	m, err := exact(r.Map, code, src)
	if err != nil {
		return Result{}, &Error{Message: err.Error()}
	}
	return Result{Code: code, Waits: waits, Map: m}, nil
}

// nameImports gives import(), which esbuild has made () => __toESM(require(x)), its own
// functions. The number of bytes is the same, so columns stay. In a file that has a helper
// of that name itself, esbuild's has a number behind.
func nameImports(code []byte) string {
	named := strings.ReplaceAll(string(code), "=> __toESM(require(", "=> "+Dynamic+"("+Import+"(")
	return strings.ReplaceAll(named, "=> __toESM2(require(", "=> "+Dynamic+" ("+Import+"(")
}

// keywordField finds what may be a field of a class with one of the names that the engine
// takes for the beginning of a method.
var keywordField = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(get|set|async|static)\s*[=;}]`) })

func options(file, place, src string, kind Kind) api.TransformOptions {
	o := api.TransformOptions{
		Target: api.ESNext, Charset: api.CharsetUTF8, LogLevel: api.LogLevelSilent,
		Supported: map[string]bool{
			"async-generator": false, "for-await": false, "dynamic-import": false, "using": false, "decorators": false,
		},
		Sourcefile: place, Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentExclude,
		Loader: api.LoaderJS,
	}
	if IsTypeScript(file) {
		o.Loader = api.LoaderTS
		o.TsconfigRaw = `{"compilerOptions":{"experimentalDecorators":true,"verbatimModuleSyntax":false}}`
	}
	if keywordField().MatchString(src) {
		o.Supported["class-field"], o.Supported["class-static-field"] = false, false
	}
	switch kind {
	case Module, Waiting:
		o.Format = api.FormatCommonJS
		o.Define = map[string]string{"import.meta": Meta}
		for _, name := range CommonJSNames() {
			o.Define[name] = Free + name
		}
		o.Sourcefile = withEnding(place, ".mjs")
	case CommonJS:
		o.Format = api.FormatCommonJS
		o.Sourcefile = withEnding(place, ".cjs")
	}
	return o
}

// withEnding gives the name an ending that tells esbuild how to read the file;
// parseMap takes it off again.
func withEnding(place, ending string) string { return place + endingMark + ending }

const endingMark = "#"

// IsTypeScript reports whether the file's name says TypeScript.
func IsTypeScript(file string) bool {
	return strings.HasSuffix(file, ".ts") || strings.HasSuffix(file, ".mts") || strings.HasSuffix(file, ".cts")
}

// moduleSyntax finds the statements that only an ES module has.
const moduleSyntax = `(?m)^\s*(import(\s+[\w$]|\s*[*{'"])|export(\s+\w|\s*[*{]))|\bimport\.meta\b`

// LooksLikeModule reports whether src may be an ES module: it has a line that begins with
// an import or export statement, or import.meta.
func LooksLikeModule(src string) bool {
	return regexp.MustCompile(moduleSyntax).MatchString(src) // here, for few processes come here
}

// failure brings esbuild's words near V8's.
func failure(m api.Message) *Error {
	e := &Error{Message: m.Text}
	if rest, ok := strings.CutPrefix(m.Text, `Unexpected "`); ok {
		e.Message = "Unexpected token '" + strings.TrimSuffix(rest, `"`) + "'"
	} else if i := strings.Index(m.Text, ` but found "`); strings.HasPrefix(m.Text, "Expected ") && i > 0 {
		e.Message = "Unexpected token '" + strings.TrimSuffix(m.Text[i+len(` but found "`):], `"`) + "'"
	} else if m.Text == "Unexpected end of file" || strings.HasSuffix(m.Text, "but found end of file") {
		e.Message = "Unexpected end of input"
	}
	if m.Location != nil {
		e.Line, e.Column = m.Location.Line, m.Location.Column+1
	}
	return e
}

package resolve

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// named is what one static import or export of an ES module names of another: import d,
// { a as b } from "x"; export { a } from "x" (ECMA-262, sections 16.2.2 and 16.2.3).
type named struct {
	specifier string
	text      string // of the braces and between them; empty without
	names     []exportName
}

// exportName is one of those names, with its place in the source.
type exportName struct {
	name     string
	from, to int
}

// namedIn lists the imports of src that name something. It sees only those at the top
// level, where no bracket is open.
func namedIn(src string) []named {
	var list []named
	var statement []exportName // its tokens so far, from import or export on; nil outside of one
	s := &tokens{}
	s.each = func() {
		token := exportName{s.last, s.lastAt, s.lastAt + len(s.last)}
		switch {
		case len(s.open) == 0 && (s.last == "import" || s.last == "export"):
			statement = []exportName{token}
		case statement == nil:
		case s.prior == "from" && unquoted(s.last) != "":
			list = append(list, readNamed(src, statement, unquoted(s.last)))
			statement = nil
		case len(statement) == 1 && statement[0].name == "export" && s.last != "{", s.last == ";", s.last == "(", s.last == ".":
			statement = nil
		default:
			statement = append(statement, token)
		}
	}
	s.read(src)
	return list
}

// readNamed makes a named of the tokens of its statement up to from.
func readNamed(src string, tokens []exportName, specifier string) named {
	n := named{specifier: specifier}
	open := slices.IndexFunc(tokens, func(t exportName) bool { return t.name == "{" })
	if tokens[1].name != "{" && tokens[1].name != "*" {
		n.names = append(n.names, exportName{"default", tokens[1].from, tokens[1].to})
	}
	if open < 0 {
		return n
	}
	whole := tokens[0].name == "export" // V8 points at "a as b" there, and at a in an import
	for i := open + 1; i < len(tokens) && tokens[i].name != "}"; i++ {
		t := tokens[i]
		if unquoted(t.name) != "" {
			t.name = unquoted(t.name)
		}
		for i++; i < len(tokens) && tokens[i].name != "," && tokens[i].name != "}"; i++ {
			if whole {
				t.to = tokens[i].to
			}
		}
		n.names = append(n.names, t)
		if i < len(tokens) && tokens[i].name == "}" {
			n.text = src[tokens[open].from:tokens[i].to]
			break
		}
	}
	return n
}

// unquoted is what stands in the quotes of a string, "" for other tokens.
func unquoted(token string) string {
	if len(token) < 2 || token[0] != '"' && token[0] != '\'' {
		return ""
	}
	return token[1 : len(token)-1]
}

// checkNamed throws the SyntaxError of a name that a static import of m takes from the
// module with those exports, which has run, and that is not among them. Node finds it when
// it links the modules, before any has run.
func (l *Loader) checkNamed(m *goja.Object, specifier string, exports goja.Value) {
	found, end := l.esm.importing[m], l.ending(exports)
	if found == nil || end != nil && !settled(end) { // some of its exports may be to come
		return
	}
	for _, n := range found.named {
		if n.specifier != specifier {
			continue
		}
		for _, name := range n.names {
			if !l.exportsName(exports, name.name) {
				panic(l.noExport(m.Get("filename").String(), found.source, n, name, l.isCommonJS(specifier, exports)))
			}
		}
	}
}

// exportsName reports whether import finds the name: in a module of CommonJS, whose exports
// may be anything, also what they inherit.
func (l *Loader) exportsName(exports goja.Value, name string) bool {
	o, ok := exports.(*goja.Object)
	switch {
	case ok && l.esm.namespaces[o]:
		return slices.Contains(o.Keys(), name)
	case name == "default":
		return true
	}
	return ok && l.env.Method(l.env.VM.Get("Reflect").(*goja.Object), "has", o, l.env.VM.ToValue(name)).ToBoolean()
}

func (l *Loader) isCommonJS(specifier string, exports goja.Value) bool {
	o, _ := exports.(*goja.Object)
	return !l.builtin(specifier) && !l.esm.namespaces[o] && !strings.HasSuffix(specifier, ".json")
}

// noExport is the error of a name that is not exported, with the line that names it above.
func (l *Loader) noExport(filename, src string, n named, name exportName, commonJS bool) *goja.Object {
	message := "The requested module '" + n.specifier + "' does not provide an export named '" + name.name + "'"
	if commonJS {
		message = "Named export '" + name.name + "' not found. The requested module '" + n.specifier +
			"' is a CommonJS module, which may not support all module.exports as named exports.\n" +
			"CommonJS modules can always be imported via the default export, for example using:\n\n" +
			"import pkg from '" + n.specifier + "';\n"
		if n.text != "" && !strings.Contains(n.text, "\n") {
			message += "const " + strings.ReplaceAll(n.text, " as ", ": ") + " = pkg;\n"
		}
	}
	line := strings.Count(src[:name.from], "\n") + 1
	column := name.from - strings.LastIndexByte(src[:name.from], '\n')
	above := "file://" + l.arrow(filename, line, column, name.to-name.from)
	return l.syntaxErrorBelow(above, message, "ModuleJob._instantiate (node:internal/modules/esm/module_job:213:21)")
}

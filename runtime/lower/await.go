package lower

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// awaiting lowers an ES module with await at its top level, which CommonJS has no place
// for: the body becomes an async function that is called at once. Its imports stay
// outside, and what Waits returns of them is awaited first; its exports become getters that
// Export receives, and Done gets the promise.
//
// The module is printed as an ES module first: in that form each statement of the top
// level begins a line, and every export has one of few shapes.
func awaiting(src string, o api.TransformOptions) api.TransformResult {
	first := o
	first.Format = api.FormatESModule
	r := api.Transform(src, first)
	if len(r.Errors) > 0 {
		return r
	}
	b := &body{lines: strings.Split(nameImports(r.Code), "\n"), known: map[string]bool{}}
	b.split()
	for _, name := range exports(r.Code) {
		if !b.known[name] { // by a pattern, or behind a comma
			b.export(name, name)
		}
	}
	m, err := moveDown(r.Map)
	if err != nil {
		return api.TransformResult{Errors: []api.Message{{Text: err.Error()}}}
	}
	text := b.head.String() + Done + "((async () => { " + Export + "({" + b.getters.String() + "}); for (const $wait of " + Waits + "()) await $wait;\n" +
		strings.Join(b.lines, "\n") + "\n})());\n" +
		"//# sourceMappingURL=data:application/json;base64," + base64.StdEncoding.EncodeToString(m)
	o.Loader = api.LoaderJS
	return api.Transform(text, o)
}

// exports lists what a printed module exports, without what export * finds.
func exports(code []byte) []string {
	r := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{Contents: string(code)}, Format: api.FormatESModule, Target: api.ESNext,
		Metafile: true, LogLevel: api.LogLevelSilent,
	})
	var meta struct {
		Outputs map[string]struct{ Exports []string }
	}
	_ = json.Unmarshal([]byte(r.Metafile), &meta) // a module with an error has none
	for _, output := range meta.Outputs {
		return output.Exports
	}
	return nil
}

// body is a printed module that is being taken apart.
type body struct {
	known         map[string]bool // names of exports
	lines         []string        // what remains, with blanks for what is taken
	head, getters strings.Builder // the imports; name: () => value, for each export
}

// Regular expressions, compiled by the few processes that come here.
const (
	exportDeclaration = `^export (?:async )?(?:const|let|var|class|function\*?) *`
	defaultName       = `^export default (?:(?:async )?function\*? *|class +)([\w$]+)`
	bindingName       = `^[\w$]+`
)

// split moves the imports to the head and turns exports into getters.
func (b *body) split() {
	declaration := regexp.MustCompile(exportDeclaration)
	for i := 0; i < len(b.lines); i++ {
		line := b.lines[i]
		switch {
		case strings.HasPrefix(line, "import ") || strings.HasPrefix(line, `import"`),
			strings.HasPrefix(line, "export *"):
			b.head.WriteString(b.take(&i))
		case strings.HasPrefix(line, "export {"):
			b.list(b.take(&i))
		case strings.HasPrefix(line, "export default "):
			b.exportDefault(i)
		case declaration.MatchString(line):
			b.declared(i, line[len(declaration.FindString(line)):])
		}
	}
}

// take returns the statement that begins at line *i, on one line, and blanks it.
func (b *body) take(i *int) string {
	var s strings.Builder
	for {
		line := b.lines[*i]
		b.lines[*i] = ""
		s.WriteString(strings.TrimSpace(line) + " ")
		if strings.HasSuffix(line, ";") || *i+1 == len(b.lines) {
			return s.String()
		}
		*i++
	}
}

func (b *body) export(name, value string) {
	if plain, err := strconv.Unquote(name); err == nil {
		name = plain
	}
	b.known[name] = true
	name = strconv.Quote(name)
	b.getters.WriteString(name + ": () => " + value + ", ")
}

// list is export { a, b as c }; with a from behind it, it is an import as well.
func (b *body) list(s string) {
	end := strings.LastIndexByte(s, '}')
	if end < 0 || strings.Contains(s[end:], "from") {
		b.head.WriteString(s)
		return
	}
	for _, item := range strings.Split(s[len("export {"):end], ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		name, as, renamed := strings.Cut(item, " as ")
		if !renamed {
			as = name
		}
		b.export(as, name)
	}
}

const defaultVariable = "$default"

// exportDefault keeps the columns: both texts have the same length.
func (b *body) exportDefault(i int) {
	const before, after = "export default ", "var $default = "
	rest := b.lines[i][len(before):]
	if m := regexp.MustCompile(defaultName).FindStringSubmatch(b.lines[i]); m != nil && m[1] != "extends" {
		b.export("default", m[1])
		b.lines[i] = strings.Repeat(" ", len(before)) + rest
		return
	}
	b.export("default", defaultVariable)
	b.lines[i] = after + rest
}

// declared is export const a = ...: rest begins with the name, or with a pattern.
func (b *body) declared(i int, rest string) {
	const word = "export "
	if name := regexp.MustCompile(bindingName).FindString(rest); name != "" {
		b.export(name, name)
	}
	b.lines[i] = strings.Repeat(" ", len(word)) + b.lines[i][len(word):]
}

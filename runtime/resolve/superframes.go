package resolve

import (
	"strings"

	"github.com/dop251/goja"
)

// V8 begins the stack of an error of a script's own class below the constructors that made
// it: it knows which function new was said of. The engine gives constructors no names, but
// each that has called its parent's stands at the word super.

// belowSuper leaves out the constructors that frames begin with.
func (l *Loader) belowSuper(frames []frame) []frame {
	for len(frames) > 0 && l.AtSuper(frames[0].file, frames[0].line, frames[0].col) {
		frames = frames[1:]
	}
	return frames
}

// AtSuper reports whether a place is a constructor's call of its parent's.
func (l *Loader) AtSuper(file string, line, col int) bool {
	text, ok := l.line(file, line)
	return ok && col > 0 && col <= len(text) && strings.HasPrefix(text[col-1:], "super(")
}

// isClass reports whether v is a class of a script, not a function and none of the engine's.
func isClass(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && o.ClassName() == "Function" && strings.HasPrefix(o.String(), "class")
}

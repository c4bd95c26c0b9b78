package resolve

import (
	"slices"
	"strings"
)

// settle moves a syntax error to where V8 sees it, says it in V8's words, and returns how
// much of the line is at fault: nothing where the input ends.
func (l *Loader) settle(e *SyntaxError) (width int) {
	text, ok := l.line(e.File, e.Line)
	if !ok || e.Column < 1 || e.Message == "Unexpected end of input" {
		return 0
	}
	token, quoted := strings.CutPrefix(e.Message, "Unexpected token '")
	token = strings.TrimSuffix(token, "'")
	if quoted && !strings.HasPrefix(text[min(e.Column-1, len(text)):], token) {
		l.stepBack(e, token)
		text, _ = l.line(e.File, e.Line)
	}
	found := tokenAt(text[min(e.Column-1, len(text)):])
	if e.Message == "Unexpected identifier" && found != "" {
		e.Message += " '" + found + "'"
	}
	if strings.HasPrefix(e.Message, "Unexpected ") {
		if before := l.unfinished(e); before != "" {
			return len(before)
		}
	}
	if quoted && !wordAt(token, 0) {
		return len(token)
	}
	return max(len(found), 1)
}

// stepBack moves e to token when that is what stands before it: the engine's parser has
// gone on to the next by then.
func (l *Loader) stepBack(e *SyntaxError, token string) {
	line := e.Line
	text, _ := l.line(e.File, line)
	for text = text[:min(e.Column-1, len(text))]; ; text, _ = l.line(e.File, line) {
		text = strings.TrimRight(text, " \t")
		if text != "" || line == 1 {
			break
		}
		line--
	}
	if strings.HasSuffix(text, token) {
		e.Line, e.Column = line, len(text)-len(token)+1
	}
}

// tokenAt is the word, string or digits that s begins with.
func tokenAt(s string) string {
	n := 0
	for wordAt(s, n) && (!isDigit(s[0]) || isDigit(s[n])) {
		n++
	}
	if n == 0 && s != "" && (s[0] == '"' || s[0] == '\'') {
		n = stringEnd(s, 0)
	}
	return s[:n]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unfinished says what is missing at the token before e, and returns that token: a
// parenthesis when e comes in the middle of the arguments of a call, or the name of a
// function.
func (l *Loader) unfinished(e *SyntaxError) string {
	src, at := l.sources[e.File], 0
	for range e.Line - 1 {
		at += strings.IndexByte(src[at:], '\n') + 1
	}
	at = min(at+e.Column-1, len(src))
	s, next := scan(src[:at]), tokenAt(src[at:])
	if next == "" && at < len(src) {
		next = src[at : at+1]
	}
	switch n := len(s.open); {
	case next == "(" && s.last == "function":
		e.Message = "Function statements require a function name"
	case n > 0 && s.open[n-1] && s.last != "(" && s.last != "," && !slices.Contains([]string{",", ")", "]", "}"}, next):
		e.Message = "missing ) after argument list"
	default:
		return ""
	}
	e.Line = 1 + strings.Count(src[:s.lastAt], "\n")
	e.Column = s.lastAt - strings.LastIndexByte(src[:s.lastAt], '\n')
	return s.last
}

// Package jsontext finds what is wrong with a JSON text and says it in V8's words, as
// the messages of JSON.parse in Node 20 do. It is used only once a parser has refused
// the text, so it need not be fast.
package jsontext

import (
	"strconv"
	"unicode/utf16"
)

// Fault returns V8's message for the first fault of text, and false when there is none.
// Positions count UTF-16 units.
func Fault(text string) (message string, faulty bool) {
	s := &scanner{src: utf16.Encode([]rune(text))}
	defer func() {
		if x := recover(); x != nil {
			f, ok := x.(fault)
			if !ok {
				panic(x)
			}
			message, faulty = string(f), true
		}
	}()
	s.space()
	s.value()
	s.space()
	if !s.end() {
		panic(fault("Unexpected non-whitespace character after JSON at position " + strconv.Itoa(s.pos)))
	}
	return "", false
}

// fault unwinds the scanner with a message.
type fault string

type scanner struct {
	src []uint16
	pos int
}

func (s *scanner) end() bool { return s.pos >= len(s.src) }

// at returns the unit at the position, 0 at the end.
func (s *scanner) at() uint16 {
	if s.end() {
		return 0
	}
	return s.src[s.pos]
}

func (s *scanner) failAt(what string) {
	panic(fault(what + " in JSON at position " + strconv.Itoa(s.pos)))
}

// unexpected is the fault of a token that cannot begin a value.
func (s *scanner) unexpected() {
	if s.end() {
		panic(fault("Unexpected end of JSON input"))
	}
	c := s.at()
	if c == '"' {
		s.failAt("Unexpected string")
	}
	if c >= '0' && c <= '9' {
		s.failAt("Unexpected number")
	}
	all := string(utf16.Decode(s.src))
	if all == "undefined" || all == "NaN" || all == "Infinity" || all == "[object Object]" {
		panic(fault("\"" + all + "\" is not valid JSON"))
	}
	panic(fault("Unexpected token '" + string(utf16.Decode([]uint16{c})) + "', " + s.excerpt() + " is not valid JSON"))
}

// excerpt quotes the text, or when it is long the 10 units on each side of the fault.
func (s *scanner) excerpt() string {
	const reach, whole = 10, 40
	from, to, before, after := 0, len(s.src), "", ""
	if len(s.src) > whole {
		if s.pos > reach {
			from, before = s.pos-reach, "..."
		}
		if s.pos < len(s.src)-reach {
			to, after = s.pos+reach, "..."
		}
	}
	return before + "\"" + string(utf16.Decode(s.src[from:to])) + "\"" + after
}

func (s *scanner) space() {
	for c := s.at(); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = s.at() {
		s.pos++
	}
}

func (s *scanner) value() {
	switch c := s.at(); {
	case c == '{':
		s.object()
	case c == '[':
		s.array()
	case c == '"':
		s.string()
	case c == '-' || c >= '0' && c <= '9':
		s.number()
	case c == 't':
		s.word("true")
	case c == 'f':
		s.word("false")
	case c == 'n':
		s.word("null")
	default:
		s.unexpected()
	}
}

func (s *scanner) word(w string) {
	for i := 0; i < len(w); i++ {
		if s.at() != uint16(w[i]) {
			s.unexpected()
		}
		s.pos++
	}
}

func (s *scanner) object() {
	s.pos++
	s.space()
	if s.at() == '}' {
		s.pos++
		return
	}
	if s.at() != '"' {
		s.failAt("Expected property name or '}'")
	}
	for {
		s.string()
		s.space()
		if s.at() != ':' {
			s.failAt("Expected ':' after property name")
		}
		s.pos++
		s.space()
		s.value()
		s.space()
		if s.at() == '}' {
			s.pos++
			return
		}
		if s.at() != ',' {
			s.failAt("Expected ',' or '}' after property value")
		}
		s.pos++
		s.space()
		if s.at() != '"' {
			s.failAt("Expected double-quoted property name")
		}
	}
}

func (s *scanner) array() {
	s.pos++
	s.space()
	if s.at() == ']' {
		s.pos++
		return
	}
	for {
		s.value()
		s.space()
		if s.at() == ']' {
			s.pos++
			return
		}
		if s.at() != ',' {
			s.failAt("Expected ',' or ']' after array element")
		}
		s.pos++
		s.space()
	}
}

func (s *scanner) string() {
	for s.pos++; ; s.pos++ {
		switch c := s.at(); {
		case s.end():
			s.failAt("Unterminated string")
		case c == '"':
			s.pos++
			return
		case c < 0x20:
			s.failAt("Bad control character in string literal")
		case c == '\\':
			s.escape()
		}
	}
}

func (s *scanner) escape() {
	s.pos++
	if s.end() {
		s.unexpected()
	}
	switch s.at() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
	case 'u':
		for range 4 {
			s.pos++
			if c := s.at() | 0x20; s.end() || (s.at() < '0' || s.at() > '9') && (c < 'a' || c > 'f') {
				s.failAt("Bad Unicode escape")
			}
		}
	default:
		s.failAt("Bad escaped character")
	}
}

func (s *scanner) digit() bool { return s.at() >= '0' && s.at() <= '9' }

func (s *scanner) digits() {
	for s.digit() {
		s.pos++
	}
}

func (s *scanner) number() {
	if s.at() == '-' {
		s.pos++
		if !s.digit() {
			s.failAt("No number after minus sign")
		}
	}
	if s.at() == '0' {
		s.pos++
		if s.digit() {
			s.failAt("Unexpected number")
		}
	}
	s.digits()
	if s.at() == '.' {
		s.pos++
		if !s.digit() {
			s.failAt("Unterminated fractional number")
		}
		s.digits()
	}
	if s.at()|0x20 == 'e' {
		s.pos++
		if s.at() == '+' || s.at() == '-' {
			s.pos++
		}
		if !s.digit() {
			s.failAt("Exponent part is missing a number")
		}
		s.digits()
	}
}

package lower

import (
	"encoding/json"
	"fmt"
	"strings"
)

// sourceMap is the part of a source map that matters here.
type sourceMap struct {
	Version  int      `json:"version"`
	Sources  []string `json:"sources"`
	Mappings string   `json:"mappings"`
	Names    []string `json:"names"`
}

// segment is one mapping: a place of the generated code and its original, from 0.
type segment struct{ col, source, line, column int }

// parseMap reads one of esbuild's maps and takes the ending that esbuild needed off the
// names of its sources.
func parseMap(text []byte) (sourceMap, error) {
	var m sourceMap
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("lower: source map: %w", err)
	}
	for i, s := range m.Sources {
		if at := strings.LastIndex(s, endingMark); at >= 0 {
			m.Sources[i] = s[:at]
		}
	}
	return m, nil
}

// moveDown makes the map of code that stands a line farther down.
func moveDown(text []byte) ([]byte, error) {
	m, err := parseMap(text)
	if err != nil {
		return nil, err
	}
	m.Mappings = ";" + m.Mappings
	return json.Marshal(m)
}

// exact makes a map of one of esbuild's that the engine can use: columns count from 1 on
// both sides, and between esbuild's mappings, which are of expressions, there is one for
// each word and sign as long as code and src agree. Code without any statement of src has none.
func exact(text []byte, code, src string) ([]byte, error) {
	m, err := parseMap(text)
	if err != nil {
		return nil, err
	}
	if strings.Trim(m.Mappings, ";") == "" {
		return nil, nil
	}
	lines, sources := strings.Split(code, "\n"), strings.Split(src, "\n")
	var out encoder
	for n, segments := range decode(m.Mappings) {
		if n > 0 {
			out.newLine()
		}
		for i, s := range segments {
			out.add(s)
			end := len(lines[n])
			if i+1 < len(segments) {
				end = segments[i+1].col
			}
			if s.line < len(sources) {
				agree(lines[n], end, sources[s.line], s, out.add)
			}
		}
	}
	m.Mappings, m.Names = out.text.String(), []string{}
	return json.Marshal(m)
}

// agree walks along both texts from the mapping s on, skipping spaces, and calls add for
// each beginning of a word or sign, until they differ or the code's column end.
func agree(code string, end int, src string, s segment, add func(segment)) {
	a, b := s.col, s.column
	for a < end && b < len(src) && a < len(code) {
		switch {
		case code[a] == ' ' && src[b] != ' ':
			a++
			continue
		case src[b] == ' ' && code[a] != ' ':
			b++
			continue
		case code[a] != src[b]:
			return
		}
		if a > s.col && code[a] != ' ' && !(inWord(code[a]) && inWord(code[a-1])) {
			add(segment{a, s.source, s.line, b})
		}
		a++
		b++
	}
}

func inWord(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// decode reads mappings, line by line. Segments without an original are left out.
func decode(mappings string) [][]segment {
	var lines [][]segment
	var s segment
	for line := range strings.SplitSeq(mappings, ";") {
		s.col = 0
		var list []segment
		for text := range strings.SplitSeq(line, ",") {
			f := vlqFields(text)
			if len(f) == 0 {
				continue
			}
			if s.col += f[0]; len(f) >= 4 {
				s.source, s.line, s.column = s.source+f[1], s.line+f[2], s.column+f[3]
				list = append(list, s)
			}
		}
		lines = append(lines, list)
	}
	return lines
}

// encoder writes mappings with columns from 1.
type encoder struct {
	text  strings.Builder
	last  segment
	comma bool
}

func (e *encoder) newLine() {
	e.text.WriteByte(';')
	e.last.col, e.comma = 0, false
}

func (e *encoder) add(s segment) {
	if e.comma {
		e.text.WriteByte(',')
	}
	s.col++
	s.column++
	e.text.WriteString(vlqText([]int{s.col - e.last.col, s.source - e.last.source, s.line - e.last.line, s.column - e.last.column}))
	e.last, e.comma = s, true
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// vlqFields decodes the base64 VLQ numbers of a segment.
func vlqFields(s string) []int {
	var fields []int
	n, bits := 0, 0
	for i := 0; i < len(s); i++ {
		d := strings.IndexByte(base64Digits, s[i])
		n |= d & 31 << bits
		bits += 5
		if d&32 != 0 {
			continue
		}
		if v := n >> 1; n&1 != 0 {
			fields = append(fields, -v)
		} else {
			fields = append(fields, v)
		}
		n, bits = 0, 0
	}
	return fields
}

// vlqText encodes fields as base64 VLQ numbers.
func vlqText(fields []int) string {
	var b strings.Builder
	for _, v := range fields {
		n := v << 1
		if v < 0 {
			n = -v<<1 | 1
		}
		for {
			d := n & 31
			if n >>= 5; n > 0 {
				d |= 32
			}
			b.WriteByte(base64Digits[d])
			if n == 0 {
				break
			}
		}
	}
	return b.String()
}

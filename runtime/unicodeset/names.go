package unicodeset

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// joined sorts single characters and joins those that touch.
func (r ranges) joined() ranges {
	slices.SortFunc(r, func(a, b span) int { return int(a.lo - b.lo) })
	var out ranges
	for _, s := range r {
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
			continue
		}
		out = append(out, s)
	}
	return out
}

// find is the set that the inside of the braces names.
func find(name string) (ranges, bool) {
	key, value, pair := strings.Cut(name, "=")
	if !pair {
		if r, ok := category(name); ok {
			return r, true
		}
		return binary(name)
	}
	switch key {
	case "General_Category", "gc":
		return category(value)
	case "Script", "sc", "Script_Extensions", "scx":
		if long, ok := scriptCodes[value]; ok {
			value = long
		}
		if t, ok := unicode.Scripts[value]; ok {
			return collect([]*unicode.RangeTable{t}, nil), true
		}
	}
	return nil, false
}

// category is a general category by its short or long name.
func category(name string) (ranges, bool) {
	if short, ok := longCategories[name]; ok {
		name = short
	}
	switch name {
	case "Cn":
		return collect(allCategories(), nil).complement(), true
	case "C":
		assigned := []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z}
		return collect(assigned, nil).complement(), true
	case "LC":
		return collect([]*unicode.RangeTable{unicode.Lu, unicode.Ll, unicode.Lt}, nil), true
	}
	if t, ok := unicode.Categories[name]; ok {
		return collect([]*unicode.RangeTable{t}, nil), true
	}
	return nil, false
}

func allCategories() []*unicode.RangeTable {
	return []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs}
}

// binary is a property that a character has or has not.
func binary(name string) (ranges, bool) {
	if long, ok := binaryCodes[name]; ok {
		name = long
	}
	if text, ok := emoji[name]; ok {
		return parse(text), true
	}
	syntax := []*unicode.RangeTable{unicode.Pattern_Syntax, unicode.Pattern_White_Space}
	start := []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start}
	switch name {
	case "Any":
		return ranges{{0, unicode.MaxRune}}, true
	case "ASCII":
		return ranges{{0, 0x7f}}, true
	case "Assigned":
		return collect(allCategories(), nil), true
	case "Alphabetic":
		return collect([]*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_Alphabetic}, nil), true
	case "Lowercase":
		return collect([]*unicode.RangeTable{unicode.Ll, unicode.Other_Lowercase}, nil), true
	case "Uppercase":
		return collect([]*unicode.RangeTable{unicode.Lu, unicode.Other_Uppercase}, nil), true
	case "Math":
		return collect([]*unicode.RangeTable{unicode.Sm, unicode.Other_Math}, nil), true
	case "ID_Start", "XID_Start":
		return collect(start, syntax), true
	case "ID_Continue", "XID_Continue":
		return collect(append(start, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue), syntax), true
	}
	if t, ok := unicode.Properties[name]; ok && !strings.HasPrefix(name, "Other_") {
		return collect([]*unicode.RangeTable{t}, nil), true
	}
	return nil, false
}

// parse reads "23 2a 30-39": characters in hexadecimal.
func parse(text string) ranges {
	var out ranges
	for _, f := range strings.Fields(text) {
		lo, hi, pair := strings.Cut(f, "-")
		if !pair {
			hi = lo
		}
		a, _ := strconv.ParseInt(lo, 16, 32)
		b, _ := strconv.ParseInt(hi, 16, 32)
		out = append(out, span{rune(a), rune(b)})
	}
	return out
}

var longCategories = map[string]string{
	"Letter": "L", "Cased_Letter": "LC", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Titlecase_Letter": "Lt",
	"Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn",
	"Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl",
	"Other_Number": "No", "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd",
	"Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf",
	"Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm", "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk",
	"Other_Symbol": "So", "Separator": "Z", "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp",
	"Other": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co", "Unassigned": "Cn",
}

// scriptCodes are the short names of the scripts that patterns ask for.
var scriptCodes = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Bopo": "Bopomofo", "Cyrl": "Cyrillic", "Deva": "Devanagari",
	"Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hang": "Hangul",
	"Hani": "Han", "Hebr": "Hebrew", "Hira": "Hiragana", "Kana": "Katakana", "Khmr": "Khmer", "Knda": "Kannada",
	"Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mong": "Mongolian", "Mymr": "Myanmar", "Sinh": "Sinhala",
	"Taml": "Tamil", "Telu": "Telugu", "Thaa": "Thaana", "Thai": "Thai", "Tibt": "Tibetan", "Zinh": "Inherited", "Zyyy": "Common",
}

var binaryCodes = map[string]string{
	"Alpha": "Alphabetic", "AHex": "ASCII_Hex_Digit", "Hex": "Hex_Digit", "IDS": "ID_Start", "IDC": "ID_Continue",
	"XIDS": "XID_Start", "XIDC": "XID_Continue", "Lower": "Lowercase", "Upper": "Uppercase", "space": "White_Space",
	"EPres": "Emoji_Presentation", "EMod": "Emoji_Modifier", "EBase": "Emoji_Modifier_Base", "EComp": "Emoji_Component",
	"ExtPict": "Extended_Pictographic", "Dia": "Diacritic", "Ideo": "Ideographic", "QMark": "Quotation_Mark",
	"RI": "Regional_Indicator", "VS": "Variation_Selector", "Pat_WS": "Pattern_White_Space", "Pat_Syn": "Pattern_Syntax",
}

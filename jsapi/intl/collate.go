package intl

import (
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/gaggle-js/gaggle/jsapi"
)

// collators are the collators of one runtime, one for each kind: making one is dear.
type collators struct{ made map[kind]*collate.Collator }

// kind is a sensitivity of Intl.Collator, and whether digits are compared as numbers.
type kind struct {
	sensitivity string
	numeric     bool
}

func newCollators(*jsapi.Env) *collators { return &collators{make(map[kind]*collate.Collator)} }

// compare is -1, 0 or 1: how a and b are ordered.
func (c *collators) compare(a, b, sensitivity string, numeric bool) int {
	k := kind{sensitivity, numeric}
	if c.made[k] == nil {
		c.made[k] = collate.New(language.Und, k.options()...)
	}
	if sensitivity == "case" {
		a, b = plain(a), plain(b)
	}
	return c.made[k].CompareString(a, b)
}

func (k kind) options() (options []collate.Option) {
	switch k.sensitivity {
	case "base":
		options = append(options, collate.IgnoreCase, collate.IgnoreDiacritics)
	case "accent":
		options = append(options, collate.IgnoreCase)
	}
	if k.numeric {
		options = append(options, collate.Numeric)
	}
	return options
}

// plain is s without accents: a collator that ignores them still tells "á" from "a" by case.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

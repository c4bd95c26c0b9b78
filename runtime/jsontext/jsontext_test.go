package jsontext

import "testing"

// The messages are those of JSON.parse in Node 20.20.2.
var faults = []struct{ text, message string }{
	{"", "Unexpected end of JSON input"},
	{"{", "Expected property name or '}' in JSON at position 1"},
	{"{a", "Expected property name or '}' in JSON at position 1"},
	{"{\"a\"", "Expected ':' after property name in JSON at position 4"},
	{"{\"a\":", "Unexpected end of JSON input"},
	{"{\"a\":1", "Expected ',' or '}' after property value in JSON at position 6"},
	{"{\"a\":1,", "Expected double-quoted property name in JSON at position 7"},
	{"{\"a\":1,}", "Expected double-quoted property name in JSON at position 7"},
	{"{\"a\" 1}", "Expected ':' after property name in JSON at position 5"},
	{"{\"a\":1 \"b\"", "Expected ',' or '}' after property value in JSON at position 7"},
	{"[", "Unexpected end of JSON input"},
	{"[1", "Expected ',' or ']' after array element in JSON at position 2"},
	{"[1,", "Unexpected end of JSON input"},
	{"[1,]", "Unexpected token ']', \"[1,]\" is not valid JSON"},
	{"[1 2]", "Expected ',' or ']' after array element in JSON at position 3"},
	{"tru", "Unexpected end of JSON input"},
	{"true x", "Unexpected non-whitespace character after JSON at position 5"},
	{"nul", "Unexpected end of JSON input"},
	{"x", "Unexpected token 'x', \"x\" is not valid JSON"},
	{"\"abc", "Unterminated string in JSON at position 4"},
	{"\"a\nb\"", "Bad control character in string literal in JSON at position 2"},
	{"\"a\\x\"", "Bad escaped character in JSON at position 3"},
	{"\"\\u12G4\"", "Bad Unicode escape in JSON at position 5"},
	{"1.", "Unterminated fractional number in JSON at position 2"},
	{"1.e", "Unterminated fractional number in JSON at position 2"},
	{"-", "No number after minus sign in JSON at position 1"},
	{"-a", "No number after minus sign in JSON at position 1"},
	{"01", "Unexpected number in JSON at position 1"},
	{"1e", "Exponent part is missing a number in JSON at position 2"},
	{"1e+", "Exponent part is missing a number in JSON at position 3"},
	{"{\"a\":1}}", "Unexpected non-whitespace character after JSON at position 7"},
	{"  x", "Unexpected token 'x', \"  x\" is not valid JSON"},
	{"{bad", "Expected property name or '}' in JSON at position 1"},
	{"[undefined]", "Unexpected token 'u', \"[undefined]\" is not valid JSON"},
	{"{'a':1}", "Expected property name or '}' in JSON at position 1"},
	{"{\"a\":undefined}", "Unexpected token 'u', \"{\"a\":undefined}\" is not valid JSON"},
	{"\u00e9", "Unexpected token '\u00e9', \"\u00e9\" is not valid JSON"},
	{"{\"a\":\"b\tc\"}", "Bad control character in string literal in JSON at position 7"},
	{"+1", "Unexpected token '+', \"+1\" is not valid JSON"},
	{".5", "Unexpected token '.', \".5\" is not valid JSON"},
	{"NaN", "\"NaN\" is not valid JSON"},
	{"{\"long\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", x}", "Expected double-quoted property name in JSON at position 71"},
	{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Unexpected token 'a', \"aaaaaaaaaa\"... is not valid JSON"},
	{"[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,x,17,18,19,20,21,22,23,24,25,26]", "Unexpected token 'x', ...\",14,15,16,x,17,18,19\"... is not valid JSON"},
	{"{\"a\":tru}", "Unexpected token '}', \"{\"a\":tru}\" is not valid JSON"},
	{"{\"a\":truE}", "Unexpected token 'E', \"{\"a\":truE}\" is not valid JSON"},
	{"{\"a\":1]", "Expected ',' or '}' after property value in JSON at position 6"},
	{"[1}", "Expected ',' or ']' after array element in JSON at position 2"},
	{"]", "Unexpected token ']', \"]\" is not valid JSON"},
	{"}", "Unexpected token '}', \"}\" is not valid JSON"},
	{":", "Unexpected token ':', \":\" is not valid JSON"},
	{",", "Unexpected token ',', \",\" is not valid JSON"},
	{"\"\\", "Unexpected end of JSON input"},
	{"\"\\u", "Bad Unicode escape in JSON at position 3"},
	{"\"\\u12", "Bad Unicode escape in JSON at position 5"},
	{"{\"a\":1,,}", "Expected double-quoted property name in JSON at position 7"},
	{"{,}", "Expected property name or '}' in JSON at position 1"},
	{"[,]", "Unexpected token ',', \"[,]\" is not valid JSON"},
	{"--1", "No number after minus sign in JSON at position 1"},
	{"1a", "Unexpected non-whitespace character after JSON at position 1"},
	{"1 1", "Unexpected non-whitespace character after JSON at position 2"},
	{"{\"a\"}", "Expected ':' after property name in JSON at position 4"},
	{"{1:2}", "Expected property name or '}' in JSON at position 1"},
	{"\"\u0001\"", "Bad control character in string literal in JSON at position 1"},
	{"falsy", "Unexpected token 'y', \"falsy\" is not valid JSON"},
	{"nulll", "Unexpected non-whitespace character after JSON at position 4"},
	{"{\"a\":nuxl}", "Unexpected token 'x', \"{\"a\":nuxl}\" is not valid JSON"},
	{"\\", "Unexpected token '\\', \"\\\" is not valid JSON"},
	{"[1,2", "Expected ',' or ']' after array element in JSON at position 4"},
	{"{\"a\":[1,{\"b\":2}", "Expected ',' or ']' after array element in JSON at position 15"},
	{"\"a\" \"b\"", "Unexpected non-whitespace character after JSON at position 4"},
	{"[01]", "Unexpected number in JSON at position 2"},
	{"[-]", "No number after minus sign in JSON at position 2"},
	{"[1.x]", "Unterminated fractional number in JSON at position 3"},
	{"[1ex]", "Exponent part is missing a number in JSON at position 3"},
	{"undefined", "\"undefined\" is not valid JSON"},
	{"{\"x\":\"y\"z}", "Expected ',' or '}' after property value in JSON at position 8"},
}

func TestFault(t *testing.T) {
	for _, f := range faults {
		if got, faulty := Fault(f.text); !faulty || got != f.message {
			t.Errorf("Fault(%q) = %q, %v; want %q", f.text, got, faulty, f.message)
		}
	}
}

func TestNoFault(t *testing.T) {
	for _, text := range []string{`{}`, ` [ 1 , -2.5e+3 ] `, `"\u12aF\n"`, `{"a":{"b":[true,false,null]}}`, `0`} {
		if got, faulty := Fault(text); faulty {
			t.Errorf("Fault(%q) = %q", text, got)
		}
	}
}

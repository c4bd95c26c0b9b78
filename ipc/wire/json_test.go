package wire

import (
	"encoding/hex"
	"strings"
	"testing"
)

// The bytes are what Node 20.20 writes to its channels in advanced mode.
func TestJSONAsNodeWritesIt(t *testing.T) {
	for text, want := range map[string]string{
		`{"cmd":"NODE_HANDLE_ACK"}`:              "ff0f6f2203636d64220f4e4f44455f48414e444c455f41434b7b01",
		`"x"`:                                    "ff0f220178",
		`null`:                                   "ff0f30",
		`true`:                                   "ff0f54",
		`-1`:                                     "ff0f4901",
		`1.5`:                                    "ff0f4e000000000000f83f",
		`2147483648`:                             "ff0f4e000000000000e041",
		`[1,2,3]`:                                "ff0f4103490249044906240003",
		`["€"]`:                                  "ff0f41016302ac20240001",
		`["a","€"]`:                              "ff0f4102220161006302ac20240002",
		`{"a":{"b":[]},"é":false}`:               "ff0f6f2201616f22016241002400007b012201e9467b02",
		`{"cmd":"NODE_CLUSTER","ack":1,"seq":0}`: "",
	} {
		b, ok := FromJSON(nil, []byte(text))
		if got := hex.EncodeToString(b); !ok || want != "" && got != want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", text, ok, got, want)
		}
		r := NewReader(b)
		if err := r.Header(); err != nil {
			t.Fatal(err)
		}
		if back, ok := r.ToJSON(nil); !ok || string(back) != text || r.Left() != 0 {
			t.Errorf("%s came back as %s, %v, %d bytes left", text, back, ok, r.Left())
		}
	}
}

func TestPaddingIsRelativeToTheValue(t *testing.T) {
	alone, _ := FromJSON(nil, []byte(`"€"`))
	behind, _ := FromJSON([]byte("odd"), []byte(`"€"`))
	if string(behind) != "odd"+string(alone) {
		t.Errorf("%x, %x", alone, behind)
	}
}

func TestNotJSON(t *testing.T) {
	for _, text := range []string{"", "{", "[1", `{"a"}`, "1e999", strings.Repeat("[", 100) + strings.Repeat("]", 100)} {
		if _, ok := FromJSON(nil, []byte(text)); ok {
			t.Errorf("%q was taken", text)
		}
	}
	for _, in := range []string{"", "3b3a00", "5e00", "41ffffff7f", "6f220161", "6f2201612201627b", "2205ff", "4102490224", "610124", "6f41007b00"} {
		b, _ := hex.DecodeString(in)
		if got, ok := NewReader(b).ToJSON(nil); ok {
			t.Errorf("%s was read as %s", in, got)
		}
	}
}

func TestUndefinedIsLeftOut(t *testing.T) {
	b, _ := hex.DecodeString("6f2201615f22016249022201635f7b03")
	if got, ok := NewReader(b).ToJSON(nil); !ok || string(got) != `{"b":1}` {
		t.Errorf("%s, %v", got, ok)
	}
}

func TestHeader(t *testing.T) {
	for in, version := range map[string]uint32{"ff0d": 13, "ff0e": 14, "ff0f": 15, "ff0c": 0, "ff10": 0, "": 0, "ff": 0, "30": 0} {
		b, _ := hex.DecodeString(in)
		r := NewReader(b)
		if err := r.Header(); (err == nil) != (version > 0) || r.Version() != version {
			t.Errorf("%s: %v, version %d", in, err, r.Version())
		}
	}
}

// FuzzToJSON reads anything; what it reads it can write and read again.
func FuzzToJSON(f *testing.F) {
	for _, s := range []string{"6f22016149027b01", "41024902630041e1240002", "4e000000000000f83f", "5f"} {
		b, _ := hex.DecodeString(s)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		text, ok := NewReader(b).ToJSON(nil)
		if !ok {
			return
		}
		again, ok := FromJSON(nil, text)
		if !ok {
			t.Fatalf("%s is no JSON", text)
		}
		r := NewReader(again)
		if r.Header() != nil {
			t.Fatal("header")
		}
		if back, ok := r.ToJSON(nil); !ok || string(back) != string(text) {
			t.Fatalf("%s came back as %s", text, back)
		}
	})
}

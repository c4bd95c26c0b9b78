package ipc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"testing"
)

// got is what a Decoder emitted, as text: "body" or "body+fd".
type got struct {
	messages []string
	dropped  []int
}

func (g *got) emit(body []byte, fd int) bool {
	s := string(body)
	if fd >= 0 {
		s += fmt.Sprintf("+%d", fd)
	}
	g.messages = append(g.messages, s)
	return true
}

func (g *got) drop(fd int) { g.dropped = append(g.dropped, fd) }

// part is what one sendmsg put into the stream.
type part struct {
	b  []byte
	fd int
}

// feed gives d the stream as the kernel would with reads of size n: a read ends behind the
// part that a descriptor came with.
func feed(t *testing.T, d *Decoder, parts []part, n int) *got {
	t.Helper()
	g := &got{}
	var read []byte
	var fds []int
	flush := func() {
		if err := d.Feed(read, fds, g.emit, g.drop); err != nil {
			t.Fatal(err)
		}
		read, fds = nil, nil
	}
	for _, p := range parts {
		for i := range p.b {
			read = append(read, p.b[i])
			if i == 0 && p.fd >= 0 {
				fds = []int{p.fd}
			}
			if len(read) == n || i == len(p.b)-1 && p.fd >= 0 {
				flush()
			}
		}
	}
	if len(read) > 0 {
		flush()
	}
	return g
}

func TestDecoderSplitAnywhere(t *testing.T) {
	for _, mode := range []Mode{JSON, Advanced} {
		frame := func(s string, fd int) part { return part{AppendFrame(nil, mode, []byte(s)), fd} }
		parts := []part{frame(`{"a":1}`, -1), frame(`{"with":"fd"}`, 7), frame(`"x"`, -1), frame(`"y"`, 8), frame(`"z"`, 9), frame(`""`, -1)}
		want := []string{`{"a":1}`, `{"with":"fd"}+7`, `"x"`, `"y"+8`, `"z"+9`, `""`}
		for n := 1; n <= 80; n++ {
			d := &Decoder{Mode: mode}
			g := feed(t, d, parts, n)
			if !reflect.DeepEqual(g.messages, want) || g.dropped != nil {
				t.Errorf("%v, reads of %d: %q, dropped %v", mode, n, g.messages, g.dropped)
			}
			if d.Close(g.drop) {
				t.Errorf("%v, reads of %d: something is left", mode, n)
			}
		}
	}
}

func TestDecoderClosesWhatNobodyClaims(t *testing.T) {
	d, g := &Decoder{}, &got{}
	for fd := 3; fd < 6; fd++ { // a message that never ends holds one
		if err := d.Feed([]byte(`{"half`), []int{fd}, g.emit, g.drop); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(g.dropped, []int{4, 5}) {
		t.Errorf("dropped %v", g.dropped)
	}
	if !d.Close(g.drop) || !reflect.DeepEqual(g.dropped, []int{4, 5, 3}) {
		t.Errorf("dropped %v at the end", g.dropped)
	}
	d, g = &Decoder{}, &got{}
	if err := d.Feed([]byte("1\n"), []int{3, 4}, g.emit, g.drop); err != nil {
		t.Fatal(err)
	}
	if g.messages[0] != "1+3" || !reflect.DeepEqual(g.dropped, []int{4}) {
		t.Errorf("%q, dropped %v", g.messages, g.dropped)
	}
}

func TestDecoderStopsWhenToldTo(t *testing.T) {
	d := &Decoder{}
	var dropped []int
	n := 0
	err := d.Feed([]byte("1\n2\n3"), []int{5}, func([]byte, int) bool { n++; return false }, func(fd int) { dropped = append(dropped, fd) })
	if err != nil || n != 1 || !reflect.DeepEqual(dropped, []int{5}) {
		t.Errorf("%v: %d messages, dropped %v", err, n, dropped)
	}
}

func TestDecoderRefusesAbsurdLength(t *testing.T) {
	d, g := &Decoder{Mode: Advanced}, &got{}
	err := d.Feed(binary.BigEndian.AppendUint32(nil, MaxMessage+1), []int{6}, g.emit, g.drop)
	if err != ErrTooLong || len(g.dropped) != 1 {
		t.Errorf("%v, dropped %v", err, g.dropped)
	}
}

func TestDecoderBigMessageInSmallReads(t *testing.T) {
	big := bytes.Repeat([]byte("x"), 1<<20)
	d, g := &Decoder{}, &got{}
	stream := AppendFrame(AppendFrame(nil, JSON, big), JSON, []byte("end"))
	for len(stream) > 0 {
		n := min(len(stream), 4096)
		if err := d.Feed(stream[:n], nil, g.emit, g.drop); err != nil {
			t.Fatal(err)
		}
		stream = stream[n:]
	}
	if len(g.messages) != 2 || len(g.messages[0]) != 1<<20 || g.messages[1] != "end" {
		t.Errorf("%d messages", len(g.messages))
	}
}

func FuzzDecoder(f *testing.F) {
	f.Add([]byte("{}\n\x00\x00\x00\x02{}"), uint8(3), true)
	f.Add([]byte(`{"cmd":"NODE_HANDLE","type":"net.Native","msg":{"cmd":"NODE_CLUSTER","act":"newconn","key":"a","seq":1}}`+"\n"), uint8(9), false)
	f.Fuzz(func(t *testing.T, stream []byte, step uint8, advanced bool) {
		d := &Decoder{}
		if advanced {
			d.Mode = Advanced
		}
		open := map[int]bool{}
		claim := func(fd int) {
			if fd >= 0 && !open[fd] {
				t.Fatalf("descriptor %d given out twice", fd)
			}
			delete(open, fd)
		}
		for fd := 0; len(stream) > 0; fd++ {
			n := min(len(stream), int(step)+1)
			open[fd] = true
			err := d.Feed(stream[:n], []int{fd}, func(b []byte, fd int) bool {
				claim(fd)
				ParseCluster(ParseEnvelope(b).Body)
				return true
			}, claim)
			if err != nil {
				break
			}
			stream = stream[n:]
		}
		d.Close(claim)
		if len(open) > 0 {
			t.Fatalf("leaked %v", open)
		}
	})
}

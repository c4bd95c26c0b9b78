package ipc

import (
	"encoding/json"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// FuzzMessages has the parsers made by hand agree with encoding/json about what they take.
func FuzzMessages(f *testing.F) {
	for _, s := range []string{
		string(AppendNewConn(nil, `"127.0.0.1:0:4:undefined:0"`, 7)),
		string(AppendAccepted(nil, 7, true, 9)), string(AppendAccepted(nil, 7, false, 9)),
		string(AppendQuery(nil, Query{Act: ActQueryServer, AddressType: "4", FD: -1})),
		string(AppendReply(nil, Reply{Key: "a", Errno: -98})),
		`{"cmd":"NODE_CLUSTER","act":"newconn","key":"a","seq":1}`, `{"cmd":"NODE_HANDLE_ACK"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		e := ParseEnvelope(body)
		IsInternal(e.Body)
		m, err := ParseCluster(e.Body)
		if !json.Valid(e.Body) {
			return
		}
		if key, seq, ok := ParseNewConn(e.Body); ok && (err != nil || m.Act != ActNewConn || utf8Of(key) != m.Key || m.Seq != seq) {
			t.Errorf("newconn %q %d, in full %+v, %v", key, seq, m, err)
		}
		if ack, accepted, ok := ParseAccepted(e.Body); ok && (err != nil || m.Ack == nil || *m.Ack != ack || m.Accepted == nil || *m.Accepted != accepted) {
			t.Errorf("ack %d %v, in full %+v, %v", ack, accepted, m, err)
		}
	})
}

// utf8Of is b as encoding/json reads it: with U+FFFD for what is no UTF-8.
func utf8Of(b []byte) string { return string([]rune(string(b))) }

// FuzzChannel sends a peer any bytes in any pieces, each with a descriptor or without, and
// hangs up: the channel ends once, and every descriptor has been closed or handed out.
func FuzzChannel(f *testing.F) {
	f.Add([]byte(`{"cmd":"NODE_HANDLE","type":"net.Native","msg":1}`+"\n"), uint8(255), uint8(1), false)
	f.Add([]byte(nodeNewConn+"\n"+`{"cmd":"NODE_HANDLE_NACK"}`+"\n{"), uint8(7), uint8(3), false)
	f.Add([]byte("\x00\x00\x00\x03\xff\x0fT\x00\x00"), uint8(2), uint8(2), true)
	null, err := os.Open(os.DevNull)
	if err != nil {
		f.Fatal(err)
	}
	defer null.Close()
	f.Fuzz(func(t *testing.T, stream []byte, step, every uint8, advanced bool) {
		lowest := lowestFree(t)
		x, peer, err := Pair()
		if err != nil {
			t.Fatal(err)
		}
		e := &end{}
		e.c = New(x, map[bool]Mode{true: Advanced}[advanced], make([]byte, 512), e)
		if err := e.c.Drive(e); err != nil {
			t.Fatal(err)
		}
		s := socket{fd: peer}
		for i := 0; len(stream) > 0 && e.closed == 0; i++ {
			n, fd := min(len(stream), int(step)+1), -1
			if every > 0 && i%int(every) == 0 {
				fd = int(null.Fd())
			}
			if _, no := s.write(stream[:n], fd); no != 0 {
				t.Fatal(no)
			}
			stream = stream[n:]
			e.c.Ready(true, e.write)
		}
		unix.Close(peer)
		for i := 0; e.closed == 0 && i < 1000; i++ {
			e.c.Ready(true, false)
		}
		for _, fd := range e.fds {
			unix.Close(fd)
		}
		if e.closed != 1 {
			t.Errorf("told of the end %d times", e.closed)
		}
		if now := lowestFree(t); now != lowest {
			t.Errorf("descriptor %d is open still", lowest)
		}
	})
}

// lowestFree is the number that the next descriptor gets.
func lowestFree(t *testing.T) int {
	t.Helper()
	fd, err := unix.Dup(0)
	if err != nil {
		t.Fatal(err)
	}
	unix.Close(fd)
	return fd
}

package netio

import (
	"bytes"
	"testing"

	"golang.org/x/sys/unix"
)

// large is a body of n bytes that no other equals.
func large(n int, seed byte) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i>>8) ^ byte(i) ^ seed
	}
	return b
}

// stream is a connection and what its other end has got.
type stream struct {
	t    *testing.T
	r    *Reactor
	c, s *Conn
	got  []byte
	want []byte
	done int // writes that had to wait and are told
}

func newStream(t *testing.T) *stream {
	x := &stream{t: t, r: newReactor(t)}
	x.c, x.s = pair(t, x.r)
	x.s.SetHandler(&peer{onRead: func(b []byte) { x.got = append(x.got, b...) }})
	return x
}

func (x *stream) write(bufs ...[]byte) {
	x.t.Helper()
	if _, err := x.c.Writev(bufs, func(err error) {
		if err != nil {
			x.t.Error(err)
		}
		x.done++
	}); err != nil {
		x.t.Fatal(err)
	}
	x.want = append(x.want, bytes.Join(bufs, nil)...)
}

// arrived reads until all has come, and compares.
func (x *stream) arrived() {
	x.t.Helper()
	x.s.Resume()
	turn(x.t, x.r, func() bool { return len(x.got) >= len(x.want) })
	if !bytes.Equal(x.got, x.want) {
		x.t.Fatal("bytes differ")
	}
	if n := x.c.BytesWritten; n != uint64(len(x.want)) || x.c.Queued() != 0 {
		x.t.Errorf("written %d of %d, queued %d", n, len(x.want), x.c.Queued())
	}
}

// copies is how many writes have a copy, and how long these are together.
func (s *repeats) copies() (n, total int) {
	for _, e := range s.seen {
		if e.pages != nil {
			n++
			total += len(e.pages.mem)
		}
	}
	return n, total
}

func TestRepeatedWritesLeaveFromACopy(t *testing.T) {
	x := newStream(t)
	body := large(1<<20, 1)
	for i := range 6 {
		x.write([]byte("head"), body)
		x.write(body)
		x.arrived()
		n, _ := x.r.repeats.copies()
		if want := min(i, 1); i != 1 && n != want { // the fourth write makes it
			t.Errorf("after %d writes there are %d copies", 2*i+2, n)
		}
	}
	_, total := x.r.repeats.copies()
	if total != 1<<20 || x.r.repeats.total != total {
		t.Errorf("copies of %d bytes, counted %d", total, x.r.repeats.total)
	}
}

func TestChangedBytesAreSent(t *testing.T) {
	x := newStream(t)
	body := large(minRepeat, 1)
	for range minTimes + 2 {
		x.write(body)
		x.arrived()
	}
	if n, _ := x.r.repeats.copies(); n != 1 {
		t.Fatal("no copy")
	}
	body[len(body)-1]++
	x.write(body)
	x.arrived()
	if n, total := x.r.repeats.copies(); n != 0 || x.r.repeats.total != 0 {
		t.Errorf("%d copies of changed bytes, %d", n, total)
	}
	for range 4 * minTimes {
		x.write(body)
		x.arrived()
	}
	if n, _ := x.r.repeats.copies(); n != 0 {
		t.Error("what was found changed is copied again as soon as before")
	}
	x.write(body)
	x.arrived()
	if n, _ := x.r.repeats.copies(); n != 1 {
		t.Error("what has settled is not copied")
	}
}

// What a slow reader makes wait leaves from the copy although that is pushed out, and the
// script has changed its bytes.
func TestWaitingWriteKeepsItsCopy(t *testing.T) {
	x := newStream(t)
	body := large(allRepeats, 1)
	for range minTimes {
		x.write(body)
		x.arrived()
	}
	x.s.Pause()
	x.write(body)
	if x.c.Queued() == 0 {
		t.Fatal("16 MiB went out at once")
	}
	from := x.c.queue[0].from
	x.r.repeats.close()
	if from == nil || from.owners != 1 {
		t.Fatal("the waiting write does not share its copy")
	}
	clear(body)
	x.arrived()
	if x.done != minTimes+1 {
		t.Errorf("%d writes told", x.done)
	}
	if _, err := unix.FcntlInt(uintptr(from.fd), unix.F_GETFD, 0); err != unix.EBADF {
		t.Errorf("the copy's descriptor after the last write: %v", err)
	}
}

func TestCopiesAreBounded(t *testing.T) {
	x := newStream(t)
	var bodies [][]byte
	for i := range 12 {
		bodies = append(bodies, large(4<<20, byte(i)))
	}
	for _, b := range bodies {
		for range minTimes + 1 {
			x.r.repeats.copyOf(b)
		}
		if _, total := x.r.repeats.copies(); total > allRepeats || total != x.r.repeats.total {
			t.Fatalf("%d bytes of copies, counted %d", total, x.r.repeats.total)
		}
	}
	if n, _ := x.r.repeats.copies(); n != 4 {
		t.Errorf("%d copies are left", n)
	}
	if x.r.repeats.copyOf(bodies[11]) == nil {
		t.Error("the last was pushed out")
	}
}

// A pipe takes what no socket call writes.
func TestRepeatedWritesToAPipe(t *testing.T) {
	r := newReactor(t)
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_NONBLOCK|unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	c, s := r.NewConn(fds[1]), r.NewConn(fds[0])
	t.Cleanup(r.CloseAll)
	x := &stream{t: t, r: r, c: c, s: s}
	s.SetHandler(&peer{onRead: func(b []byte) { x.got = append(x.got, b...) }})
	body := large(minRepeat, 3)
	for range 6 {
		x.write([]byte("head"), body)
		x.write(body)
		x.arrived()
	}
}

// A connection that is closed while a write waits gives its copy back.
func TestCloseGivesTheCopyBack(t *testing.T) {
	x := newStream(t)
	body := large(allRepeats, 1)
	for range minTimes + 1 {
		x.r.repeats.copyOf(body)
	}
	var told error
	if _, err := x.c.Write(body, func(err error) { told = err }); err != nil {
		t.Fatal(err)
	}
	from := x.c.queue[0].from
	if from == nil || from.owners != 2 {
		t.Fatal("the waiting write does not share its copy")
	}
	x.c.Close()
	if told != unix.ECANCELED || from.owners != 1 {
		t.Errorf("told %v, owners %d", told, from.owners)
	}
}

// So does one whose loop ends.
func TestAbandonGivesTheCopyBack(t *testing.T) {
	x := newStream(t)
	body := large(allRepeats, 1)
	for range minTimes + 1 {
		x.r.repeats.copyOf(body)
	}
	if _, err := x.c.Write(body, nil); err != nil {
		t.Fatal(err)
	}
	from := x.c.queue[0].from
	x.r.CloseAll()
	if from == nil || from.owners != 1 {
		t.Error("the abandoned write keeps its copy")
	}
}

// However much room the socket has left, also when that is just enough for what comes before
// the copy, every byte is written once.
func TestCopyBehindAFullSocket(t *testing.T) {
	r := newReactor(t)
	t.Cleanup(r.CloseAll)
	body := large(minRepeat, 1)
	for range minTimes {
		r.repeats.copyOf(body)
	}
	for room := 0; ; room++ {
		fds := descriptors(t, unix.SOCK_STREAM)
		if err := unix.SetsockoptInt(fds[0], unix.SOL_SOCKET, unix.SO_SNDBUF, 1); err != nil {
			t.Fatal(err)
		}
		c, s := r.NewConn(fds[0]), r.NewConn(fds[1])
		x := &stream{t: t, r: r, c: c, s: s}
		s.SetHandler(&peer{onRead: func(b []byte) { x.got = append(x.got, b...) }})
		full := false
		for range room {
			if _, errno := sysWrite(fds[0], &c.file, []byte{'.'}); errno == unix.EAGAIN {
				full = true
				break
			}
			x.want, c.BytesWritten = append(x.want, '.'), c.BytesWritten+1
		}
		x.write([]byte("head"), body)
		x.arrived()
		c.Close()
		s.Close()
		if full {
			return
		}
	}
}

// A pipe with room for all says only at the first write ahead that it is no socket.
func TestRepeatedWritesToALargePipe(t *testing.T) {
	r := newReactor(t)
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_NONBLOCK|unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	if _, err := unix.FcntlInt(uintptr(fds[1]), unix.F_SETPIPE_SZ, 1<<20); err != nil {
		t.Skip(err)
	}
	c, s := r.NewConn(fds[1]), r.NewConn(fds[0])
	t.Cleanup(r.CloseAll)
	x := &stream{t: t, r: r, c: c, s: s}
	s.SetHandler(&peer{onRead: func(b []byte) { x.got = append(x.got, b...) }})
	body := large(minRepeat, 3)
	for range minTimes + 3 {
		x.write([]byte("head"), body)
		x.arrived()
	}
}

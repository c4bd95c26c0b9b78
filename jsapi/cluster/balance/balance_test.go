package balance

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// world records what a RoundRobin does and checks who owns each descriptor.
type world struct {
	t      *testing.T
	seq    int64
	sent   []string
	flight map[int64]int
	last   map[int]int64 // worker: number of the last connection it got
	closed map[int]int
}

func newWorld(t *testing.T) *world {
	return &world{t: t, flight: map[int64]int{}, last: map[int]int64{}, closed: map[int]int{}}
}

func (w *world) HandOver(worker, fd int) int64 {
	w.seq++
	w.sent = append(w.sent, fmt.Sprintf("%d>%d", fd, worker))
	w.flight[w.seq], w.last[worker] = fd, w.seq
	return w.seq
}

func (w *world) Close(fd int) {
	if w.closed[fd]++; w.closed[fd] > 1 {
		w.t.Errorf("descriptor %d closed twice", fd)
	}
}

func (w *world) expect(want ...string) {
	w.t.Helper()
	if !slices.Equal(w.sent, want) {
		w.t.Errorf("handed over %v, want %v", w.sent, want)
	}
	w.sent = nil
}

func TestRoundRobinTakesTurns(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Join(2)
	for fd := 10; fd < 13; fd++ {
		r.Arrive(fd)
	}
	w.expect("10>1", "11>2")
	r.Answer(2, w.last[2], true)
	w.expect("12>2")
	r.Answer(1, w.last[1], true)
	r.Answer(2, w.last[2], true)
	r.Arrive(13)
	w.expect("13>1")
	if w.closed[10] != 1 || w.closed[11] != 1 || w.closed[12] != 1 || w.closed[13] != 0 {
		t.Errorf("closed: %v", w.closed)
	}
}

func TestBusyWorkerIsPassedOver(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Join(2)
	r.Arrive(10) // worker 1 never answers
	for fd := 11; fd < 15; fd++ {
		r.Arrive(fd)
		r.Answer(2, w.last[2], true)
	}
	w.expect("10>1", "11>2", "12>2", "13>2", "14>2")
}

func TestWorkerThatLeavesGivesBack(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Join(2)
	r.Arrive(10)
	r.Arrive(11)
	r.Arrive(12)
	w.expect("10>1", "11>2")
	if r.Leave(1) {
		t.Error("Leave says that nobody is left")
	}
	w.expect()
	r.Answer(2, w.last[2], true)
	w.expect("10>2") // before 12, which came later
	if len(w.closed) != 1 || r.Returned != 1 {
		t.Errorf("closed %v, returned %d", w.closed, r.Returned)
	}
}

func TestRetiredWorkerKeepsItsConnection(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Join(2)
	r.Arrive(10)
	if r.Retire(1) {
		t.Error("Retire says that nobody is left")
	}
	r.Arrive(11)
	r.Arrive(12)
	w.expect("10>1", "11>2") // 10 is not sent twice
	r.Answer(1, w.last[1], false)
	r.Answer(2, w.last[2], true)
	w.expect("10>2") // refused after all
	if !r.Retire(2) || r.Workers() != 0 {
		t.Error("somebody is left")
	}
}

func TestStaleAnswerIsIgnored(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Arrive(10)
	for _, c := range []struct {
		worker int
		seq    int64
	}{{1, 99}, {2, 1}} {
		if r.Answer(c.worker, c.seq, true) {
			t.Errorf("Answer(%d, %d) was taken", c.worker, c.seq)
		}
	}
	if !r.Answer(1, 1, true) || r.Answer(1, 1, true) {
		t.Error("an answer counts once")
	}
}

func TestRefusedByAllWaitsForWake(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 0)
	r.Join(1)
	r.Join(2)
	r.Arrive(10)
	r.Answer(1, w.last[1], false)
	w.expect("10>1", "10>2")
	r.Answer(2, w.last[2], false)
	w.expect()
	if !r.Resting() || r.Waiting() != 1 {
		t.Fatalf("resting %v, waiting %d", r.Resting(), r.Waiting())
	}
	r.Wake()
	w.expect("10>1")
	if r.Resting() {
		t.Error("nothing waits any more")
	}
}

func TestFullAndClose(t *testing.T) {
	w := newWorld(t)
	r := NewRoundRobin(w, 3)
	r.Join(1)
	for fd := range 4 {
		if r.Full() {
			t.Fatalf("full with %d waiting", r.Waiting())
		}
		r.Arrive(fd)
	}
	if !r.Full() {
		t.Error("not full")
	}
	r.Close()
	if len(w.closed) != 3 || r.Waiting() != 0 {
		t.Errorf("closed %v", w.closed)
	}
	r.Answer(1, w.last[1], false)
	if len(w.closed) != 4 {
		t.Errorf("closed %v in the end", w.closed)
	}
}

func TestQueueKeepsOrder(t *testing.T) {
	var q queue
	next, want := 0, 0
	for _, n := range []int{1, 255, 256, 257, 1000, 3, 50000} {
		for range n {
			q.push(next)
			next++
		}
		for q.len() > n/2 {
			if got := q.pop(); got != want {
				t.Fatalf("popped %d, want %d", got, want)
			}
			want++
		}
	}
	for q.len() > 0 {
		if got := q.pop(); got != want {
			t.Fatalf("popped %d, want %d", got, want)
		}
		want++
	}
	if want != next {
		t.Errorf("popped %d of %d", want, next)
	}
}

// TestEveryConnectionHasOneOwner drives random histories and checks after each step that a
// descriptor is waiting, in flight with a live worker, or closed, and in one place only.
func TestEveryConnectionHasOneOwner(t *testing.T) {
	for seed := range int64(300) {
		rnd := rand.New(rand.NewSource(seed))
		w := newWorld(t)
		r := NewRoundRobin(w, 0)
		arrived := 0
		for range 200 {
			worker := rnd.Intn(4)
			switch rnd.Intn(8) {
			case 0:
				r.Join(worker)
			case 1:
				if rnd.Intn(2) == 0 {
					r.Leave(worker)
				} else {
					r.Retire(worker)
				}
			case 2, 3, 4:
				r.Arrive(arrived)
				arrived++
			case 5:
				r.Wake()
			default:
				r.Answer(worker, w.last[worker], rnd.Intn(3) > 0)
			}
			checkOwners(t, r, w, arrived)
		}
		r.Close()
		for worker := range 4 {
			r.Answer(worker, w.last[worker], worker%2 == 0)
		}
		if len(w.closed) != arrived {
			t.Fatalf("seed %d: %d of %d closed at the end", seed, len(w.closed), arrived)
		}
	}
}

func checkOwners(t *testing.T, r *RoundRobin, w *world, arrived int) {
	t.Helper()
	inFlight, active := 0, 0
	defer func() {
		if active != r.Workers() {
			t.Fatalf("%d active workers, Workers says %d", active, r.Workers())
		}
	}()
	for _, m := range r.members {
		if !m.retired {
			active++
		}
		if m.state == busy {
			inFlight++
			if w.closed[m.fd] > 0 || w.flight[m.seq] != m.fd {
				t.Fatalf("worker %d holds %d, which is closed or not what it was sent", m.id, m.fd)
			}
		}
		if m.state == idle && r.waiting.len() > 0 {
			t.Fatalf("worker %d idles while %d wait", m.id, r.waiting.len())
		}
	}
	if got := r.Waiting() + inFlight + len(w.closed); got != arrived {
		t.Fatalf("%d waiting + %d in flight + %d closed, of %d", r.Waiting(), inFlight, len(w.closed), arrived)
	}
}

func BenchmarkDispatch50000Waiting(b *testing.B) {
	w := &null{}
	r := NewRoundRobin(w, 1<<20)
	for fd := range 50000 {
		r.Arrive(fd)
	}
	r.Join(1)
	b.ReportAllocs()
	for b.Loop() {
		r.Arrive(1)
		r.Answer(1, w.seq, true)
	}
}

type null struct{ seq int64 }

func (n *null) HandOver(int, int) int64 { n.seq++; return n.seq }
func (n *null) Close(int)               {}

func TestSharedLeave(t *testing.T) {
	s := NewShared()
	s.Join(1)
	s.Join(2)
	if s.Leave(1) || !s.Leave(2) || s.Has(2) {
		t.Error("Shared miscounts its workers")
	}
}

package eventloop

import (
	"container/heap"
	"math"

	"github.com/gaggle-js/gaggle/runtime/linked"
)

// never is an alarm that is not set.
const never = math.MaxInt64

// timers are the waiting timers: one list for each duration, in the order in which the
// timers were started and so in the order in which they fire, and a heap of the lists. To
// start and to stop a timer takes the same time with ten of them as with ten thousand,
// and timers fire in the order in which Node's do, which keeps them so too.
type timers struct {
	byMS  map[int64]*timerList
	queue timerQueue
	// alarm is the loop time at which the lists are looked at next; it is early where the
	// first timer was stopped.
	alarm   int64
	current *timerList // whose timers fire now; it keeps its place while it is empty
	recent  *timerList // the last one that a timer was added to: often the next one too
	spare   *timerList // an empty one, to use again
}

// timerList is the timers of one duration.
type timerList struct {
	ms      int64
	expiry  int64 // loop time at which the first one may be due
	index   int   // in the heap
	waiting linked.List[Timer, *Timer]
}

// add puts t, whose start is set, at the end of its list.
func (q *timers) add(t *Timer) {
	list := q.recent
	if list == nil || list.ms != t.after {
		list = q.byMS[t.after]
		q.recent = list
	}
	if list == nil {
		list = q.spare
		q.spare = nil
		if list == nil {
			list = new(timerList)
		}
		list.ms, list.expiry = t.after, t.start+t.after
		if q.byMS == nil {
			q.byMS, q.alarm = make(map[int64]*timerList), never
		}
		q.byMS[t.after] = list
		heap.Push(&q.queue, list)
		q.alarm = min(q.alarm, list.expiry)
	}
	t.list = list
	list.waiting.Add(t)
}

// remove takes t out of its list, which stays even when it is empty; see release.
func (list *timerList) remove(t *Timer) {
	list.waiting.Remove(t)
	t.list = nil
}

// release forgets a list that is empty, unless its timers fire now.
func (q *timers) release(list *timerList) {
	if list.waiting.First() != nil || list == q.current {
		return
	}
	heap.Remove(&q.queue, list.index)
	delete(q.byMS, list.ms)
	q.spare, q.recent = list, nil
}

// requeue ends the firing of a list: what is left in it is due later.
func (q *timers) requeue(list *timerList, now int64) {
	q.current = nil
	if list.waiting.First() == nil {
		q.release(list)
		return
	}
	list.expiry = max(list.waiting.First().start+list.ms, now+1)
	heap.Fix(&q.queue, list.index)
}

// first is the list that is due first, nil when no timer waits.
func (q *timers) first() *timerList {
	if len(q.queue) == 0 {
		return nil
	}
	return q.queue[0]
}

// timerQueue is a heap of lists by expiry.
type timerQueue []*timerList

func (h timerQueue) Len() int           { return len(h) }
func (h timerQueue) Less(i, j int) bool { return h[i].expiry < h[j].expiry }
func (h timerQueue) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *timerQueue) Push(x any) {
	list := x.(*timerList)
	list.index = len(*h)
	*h = append(*h, list)
}
func (h *timerQueue) Pop() any {
	old := *h
	n := len(old) - 1
	list := old[n]
	old[n] = nil
	*h = old[:n]
	return list
}

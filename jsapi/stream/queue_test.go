package stream

import "testing"

// A queue that is never empty has to stay as large as what it held at most.
func TestQueueDoesNotGrowByWhatWentThrough(t *testing.T) {
	var q queue
	q.push(chunk{n: 0})
	for i := 1; i < 10_000; i++ {
		q.push(chunk{n: i})
		if got := q.shift().n; got != i-1 {
			t.Fatalf("chunk %d came as number %d", got, i-1)
		}
	}
	if q.len() != 1 || q.first().n != 9_999 || cap(q.q) > 16 {
		t.Errorf("%d in the queue, room for %d", q.len(), cap(q.q))
	}
}

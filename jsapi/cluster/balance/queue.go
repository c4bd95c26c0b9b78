package balance

// blockSize is the number of descriptors in one block of a queue.
const blockSize = 256

type block struct {
	fds  [blockSize]int
	next *block
}

// queue is a first-in first-out queue of descriptors in linked blocks: an operation
// costs the same with ten waiting and with fifty thousand, and memory is given back.
type queue struct {
	head, tail *block
	from, to   int // in head, in tail
	n          int
	spare      *block
	front      []int // given back, most recent last; before everything else
}

func (q *queue) len() int { return q.n + len(q.front) }

func (q *queue) push(fd int) {
	if q.tail == nil || q.to == blockSize {
		b := q.spare
		if q.spare = nil; b == nil {
			b = new(block)
		}
		b.next = nil
		if q.tail == nil {
			q.head, q.from = b, 0
		} else {
			q.tail.next = b
		}
		q.tail, q.to = b, 0
	}
	q.tail.fds[q.to] = fd
	q.to++
	q.n++
}

// pushFront puts fd before all others.
func (q *queue) pushFront(fd int) { q.front = append(q.front, fd) }

// pop takes the first; the queue must not be empty.
func (q *queue) pop() int {
	if n := len(q.front); n > 0 {
		fd := q.front[n-1]
		q.front = q.front[:n-1]
		return fd
	}
	fd := q.head.fds[q.from]
	q.from++
	q.n--
	switch {
	case q.n == 0: // start the one block afresh
		q.head, q.tail, q.spare = nil, nil, q.head
	case q.from == blockSize:
		q.spare, q.head, q.from = q.head, q.head.next, 0
	}
	return fd
}

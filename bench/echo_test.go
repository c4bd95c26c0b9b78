package main

import (
	"io"
	"net"
	"testing"
	"time"
)

func TestEchoesCountsWhatComesBack(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	served := make(chan int64, 2) // how many bytes it gave back
	go func() {
		for _, lost := range []int64{0, 1} {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = io.CopyN(io.Discard, c, lost)
			n, _ := io.Copy(c, c)
			c.Close()
			served <- n
		}
	}()
	back, err := echoes(l.Addr().String(), time.Now().Add(20*time.Millisecond))
	if n := <-served; err != nil || back == 0 || int64(back) != n {
		t.Errorf("%d bytes came back of %d, %v", back, n, err)
	}
	if _, err := echoes(l.Addr().String(), time.Now().Add(20*time.Millisecond)); err == nil {
		t.Error("a byte that did not come back was not missed")
	}
}

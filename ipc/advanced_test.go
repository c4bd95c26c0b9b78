package ipc

import (
	"encoding/hex"
	"testing"
)

// The hexadecimal texts of this file are what Node 20.20 wrote to its channels.

const (
	nodeServer = "ff0f6f2203636d64220b4e4f44455f48414e444c45220474797065220a6e65742e53657276657222036d73676f22016849027b017b03"
	nodeSocket = "ff0f6f2203636d64220b4e4f44455f48414e444c45220474797065220a6e65742e536f636b657422036d73672204736f636b22036b6579220d343a3132372e302e302e313a307b04"
	nodeAck    = "ff0f6f2203636d64220f4e4f44455f48414e444c455f41434b7b01"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAdvancedEnvelopes(t *testing.T) {
	for _, s := range []string{nodeServer, nodeSocket} {
		e := openAdvanced(unhex(t, s))
		if e.Kind != Handle || !e.Inside || hex.EncodeToString(e.Body) != s || e.Type != TypeServer && e.Type != TypeSocket {
			t.Errorf("%s: %+v", s, e)
		}
	}
	if key := openAdvanced(unhex(t, nodeSocket)).Key; key != "4:127.0.0.1:0" {
		t.Errorf("key %q", key)
	}
	if e := openAdvanced(unhex(t, nodeAck)); e.Kind != Ack {
		t.Errorf("ack: %+v", e)
	}
	if got := hex.EncodeToString(advancedBody(ackText)); got != nodeAck {
		t.Errorf("our ack %s", got)
	}
	if e := openAdvanced(advancedBody(nackText)); e.Kind != Nack {
		t.Errorf("nack: %+v", e)
	}
	if e := openAdvanced(advancedBody([]byte(nodeNewConn))); e.Kind != Handle || e.Inside || string(e.Body) != nodeNewConn[len(`{"cmd":"NODE_HANDLE","type":"net.Native","msg":`):len(nodeNewConn)-1] {
		t.Errorf("newconn: %+v, %s", e, e.Body)
	}
}

func TestAdvancedMessagesOfTheRuntimeAreJSON(t *testing.T) {
	text := string(AppendAccepted(nil, 7, true, 3))
	if e := openAdvanced(advancedBody([]byte(text))); e.Kind != Plain || string(e.Body) != text {
		t.Errorf("%+v, %s", e, e.Body)
	}
	for _, s := range []string{
		"", "ff", "ff0f", "ff0f6f", "ff0f6f2203636d64", "ff0f6f2203636d644902", "ff0f6f2203636d6422054e4f44455f7b01", // a cmd that is none
		"ff0f6f2203636d6422064e4f44455f783b3a007b01",               // broken behind it
		"ff0f6f2203636d64220b4e4f44455f48414e444c452203666f6f",     // an envelope without type
		"ff0f6f2203636d6422064e4f44455f7822016d3b490249043a027b02", // a Map inside
	} {
		b := unhex(t, s)
		if e := openAdvanced(b); e.Kind != Plain || string(e.Body) != string(b) && e.Body[0] != '{' {
			t.Errorf("%s: %+v", s, e)
		}
	}
}

func advancedPair(t *testing.T) (a, b *end) {
	a, b = newPair(t)
	for _, e := range []*end{a, b} {
		e.c.dec.Mode, e.c.out.mode = Advanced, Advanced
	}
	return a, b
}

func TestAdvancedChannel(t *testing.T) {
	a, b := advancedPair(t)
	fd := handle(t)
	var settled []error
	m := Outgoing{Body: unhex(t, nodeServer), FD: fd, Settled: func(err error) { settled = append(settled, err) }}
	a.c.Send(m)
	a.c.Send(plain(string(unhex(t, "ff0f30"))))
	a.c.Send(withHandle(string(AppendAct(nil, ActNewConn, 1)), fd))
	for range 4 {
		b.c.Ready(true, false)
		a.c.Ready(true, false)
	}
	want := []string{string(unhex(t, nodeServer)) + "+" + TypeServer, string(unhex(t, "ff0f30")), string(AppendAct(nil, ActNewConn, 1)) + "+" + TypeNative}
	if len(b.got) != 3 || b.got[0] != want[0] || b.got[1] != want[1] || b.got[2] != want[2] {
		t.Errorf("got %q", b.got)
	}
	if len(settled) != 1 || settled[0] != nil {
		t.Errorf("settled %v", settled)
	}
}

func FuzzOpenAdvanced(f *testing.F) {
	for _, s := range []string{nodeServer, nodeSocket, nodeAck} {
		b, _ := hex.DecodeString(s)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if e := openAdvanced(b); e.Inside && e.Kind != Handle {
			t.Fatalf("%+v", e)
		}
	})
}

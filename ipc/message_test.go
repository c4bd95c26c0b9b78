package ipc

import (
	"testing"
)

// The texts of this file are what Node 20.20 wrote to its channels.

const nodeNewConn = `{"cmd":"NODE_HANDLE","type":"net.Native","msg":{"cmd":"NODE_CLUSTER","act":"newconn","key":"127.0.0.1:0:4:undefined:0","seq":1}}`

func TestNewConnIsNodes(t *testing.T) {
	if got := string(AppendNewConn(nil, QuoteKey("127.0.0.1:0:4:undefined:0"), 1)); got != nodeNewConn {
		t.Errorf("got  %s\nwant %s", got, nodeNewConn)
	}
	e := ParseEnvelope([]byte(nodeNewConn))
	if e.Kind != Handle || e.Type != TypeNative {
		t.Fatalf("envelope %+v", e)
	}
	key, seq, ok := ParseNewConn(e.Body)
	if !ok || string(key) != "127.0.0.1:0:4:undefined:0" || seq != 1 {
		t.Errorf("%q %d %v", key, seq, ok)
	}
}

func TestAcceptedIsNodes(t *testing.T) {
	const text = `{"cmd":"NODE_CLUSTER","ack":1,"accepted":true,"seq":3}`
	if got := string(AppendAccepted(nil, 1, true, 3)); got != text {
		t.Errorf("got %s", got)
	}
	for _, c := range []struct {
		text         string
		ack          int64
		accepted, ok bool
	}{
		{text, 1, true, true},
		{`{"cmd":"NODE_CLUSTER","ack":244,"accepted":false,"seq":12}`, 244, false, true},
		{`{"cmd":"NODE_CLUSTER","ack":3,"seq":1}`, 0, false, false},
		{`{"cmd":"NODE_CLUSTER","ack":,"accepted":true,"seq":3}`, 0, false, false},
		{`{"cmd":"NODE_CLUSTER","ack":1,"accepted":true,"seq":3}x`, 0, false, false},
	} {
		ack, accepted, ok := ParseAccepted([]byte(c.text))
		if ok != c.ok || ok && (ack != c.ack || accepted != c.accepted) {
			t.Errorf("%s: %d %v %v", c.text, ack, accepted, ok)
		}
	}
}

func TestEnvelopes(t *testing.T) {
	for _, c := range []struct {
		text, typ, body, key string
		kind                 Kind
	}{
		{`{"cmd":"NODE_HANDLE_ACK"}`, "", "", "", Ack},
		{`{"cmd":"NODE_HANDLE_NACK"}`, "", "", "", Nack},
		{`{"cmd":"NODE_HANDLE","type":"net.Socket","msg":"sock","key":"4:127.0.0.1:0"}`, TypeSocket, `"sock"`, "4:127.0.0.1:0", Handle},
		{`{"cmd":"NODE_HANDLE","type":"net.Server","msg":"srv"}`, TypeServer, `"srv"`, "", Handle},
		{`{"hello":1}`, "", `{"hello":1}`, "", Plain},
		{`{"cmd":"NODE_HANDLERS"}`, "", `{"cmd":"NODE_HANDLERS"}`, "", Plain},
		{`{"cmd":"NODE_HANDLE`, "", `{"cmd":"NODE_HANDLE`, "", Plain},
	} {
		e := ParseEnvelope([]byte(c.text))
		if e.Kind != c.kind || e.Type != c.typ || string(e.Body) != c.body || e.Key != c.key {
			t.Errorf("%s: %+v", c.text, e)
		}
		if c.kind == Handle {
			if back := string(AppendEnvelope(nil, c.typ, []byte(c.body), c.key)); back != c.text {
				t.Errorf("appended %s, want %s", back, c.text)
			}
		}
	}
}

func TestInternalMessages(t *testing.T) {
	for text, want := range map[string]bool{
		`{"cmd":"NODE_foo"}`:           true,
		`{"a":1,"cmd":"NODE_CLUSTER"}`: true,
		`{"cmd":"NODE_"}`:              false, // Node wants a character behind it
		`{"cmd":"node_foo"}`:           false,
		`"NODE_"`:                      false,
		`{"a":{"cmd":"NODE_x"}}`:       false,
	} {
		if IsInternal([]byte(text)) != want {
			t.Errorf("%s: not %v", text, want)
		}
	}
}

func TestClusterMessagesAreNodes(t *testing.T) {
	for want, got := range map[string][]byte{
		`{"cmd":"NODE_CLUSTER","act":"online","seq":0}`: AppendAct(nil, ActOnline, 0),
		`{"cmd":"NODE_CLUSTER","act":"queryServer","index":0,"data":null,"address":"127.0.0.1","port":0,"addressType":4,"flags":0,"backlog":0,"seq":1}`: AppendQuery(nil, Query{
			Act: ActQueryServer, Address: "127.0.0.1", AddressType: "4", FD: -1, HasFlags: true, Seq: 1}),
		`{"cmd":"NODE_CLUSTER","act":"listening","index":0,"data":null,"address":null,"port":40779,"addressType":4,"backlog":0,"seq":7}`: AppendQuery(nil, Query{
			Act: ActListening, Port: 40779, AddressType: "4", FD: -1, Seq: 7}),
		`{"cmd":"NODE_CLUSTER","act":"close","key":"null:0:4:undefined:0","seq":12}`: AppendClose(nil, "null:0:4:undefined:0", 12),
		`{"cmd":"NODE_CLUSTER","ack":3,"seq":1}`:                                     AppendAck(nil, 3, 1),
		`{"cmd":"NODE_CLUSTER","errno":-98,"key":"127.0.0.1:46349:4:undefined:0","ack":3,"data":null,"seq":1}`: AppendReply(nil, Reply{
			Key: "127.0.0.1:46349:4:undefined:0", Ack: 3, Errno: -98, Seq: 1}),
		`{"cmd":"NODE_CLUSTER","errno":null,"key":"::1:0:6:undefined:0","ack":4,"data":null,"sockname":{"address":"::1","family":"IPv6","port":40463},"seq":2}`: AppendReply(nil, Reply{
			Key: "::1:0:6:undefined:0", Ack: 4, Sockname: &Sockname{"::1", "IPv6", 40463}, Seq: 2}),
		`{"cmd":"NODE_CLUSTER","errno":0,"key":"127.0.0.1:0:4:undefined:0","ack":1,"data":null,"seq":0}`: AppendReply(nil, Reply{
			Key: "127.0.0.1:0:4:undefined:0", Ack: 1, Shared: true}),
	} {
		if string(got) != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if m, err := ParseCluster(got); err != nil || string(m.AddressType) == "" && m.Act == ActQueryServer {
			t.Errorf("%s: %v", got, err)
		}
	}
}

func TestHotMessagesAllocateNothing(t *testing.T) {
	buf := make([]byte, 0, 256)
	key := QuoteKey("127.0.0.1:0:4:undefined:0")
	n := testing.AllocsPerRun(100, func() {
		b := AppendNewConn(buf, key, 12)
		if _, _, ok := ParseNewConn(ParseEnvelope(b).Body); !ok {
			t.Fatal("newconn")
		}
		if _, _, ok := ParseAccepted(AppendAccepted(buf, 12, true, 5)); !ok {
			t.Fatal("accepted")
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

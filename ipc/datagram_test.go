package ipc

import "testing"

// The texts are what Node 20 writes.
func TestDatagramMessages(t *testing.T) {
	bind := Query{Act: ActQueryServer, Address: "127.0.0.1", AddressType: `"udp4"`, FD: -1, Seq: 1}
	report := Query{Act: ActListening, Index: 1, Address: "::", Port: 4567, AddressType: `"udp6"`, FD: -1, Flags: 5, Seq: 4}
	fd := Query{Act: ActQueryServer, AddressType: `"udp4"`, FD: 20, Seq: 9}
	for _, c := range []struct{ got, want string }{
		{string(AppendDatagramQuery(nil, bind)),
			`{"cmd":"NODE_CLUSTER","act":"queryServer","index":0,"data":null,"address":"127.0.0.1","port":0,"addressType":"udp4","fd":-1,"flags":0,"seq":1}`},
		{string(AppendDatagramQuery(nil, report)),
			`{"cmd":"NODE_CLUSTER","act":"listening","index":1,"data":null,"address":"::","port":4567,"addressType":"udp6","fd":-1,"flags":5,"seq":4}`},
		{string(AppendDatagramQuery(nil, fd)),
			`{"cmd":"NODE_CLUSTER","act":"queryServer","index":0,"data":null,"address":null,"port":null,"addressType":"udp4","fd":20,"flags":null,"seq":9}`},
		{string(AppendDatagramEnvelope(nil, []byte(`{"hi":1}`), "udp4")),
			`{"cmd":"NODE_HANDLE","type":"dgram.Socket","msg":{"hi":1},"dgramType":"udp4"}`},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
	if e := ParseEnvelope(AppendDatagramEnvelope(nil, []byte("1"), "udp6")); e.Kind != Handle || e.Type != TypeDgram || string(e.Body) != "1" {
		t.Errorf("parsed %+v", e)
	}
}

package dns_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// zone is a name server for tests, on UDP and TCP of one port.
type zone struct {
	port  int
	asked chan string
}

// answers holds, by name and type, the records of the zone: each a type and its data.
var answers = map[string][]string{
	"a.test/1":                {rr(5, "\x01b\x04test\x00"), rr(1, "\x01\x02\x03\x04"), rr(1, "\x05\x06\x07\x08")},
	"a.test/28":               {rr(28, "\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01")},
	"a.test/5":                {rr(5, "\x01b\x04test\x00")},
	"a.test/2":                {rr(2, "\x02ns\xc0\x0c")}, // a pointer to the question's name
	"a.test/15":               {rr(15, "\x00\x0a\x04mail\xc0\x0c"), rr(15, "\x00\x14\x00")},
	"a.test/16":               {rr(16, "\x03one\x03two"), rr(16, "\x05three")},
	"a.test/33":               {rr(33, "\x00\x01\x00\x02\x1f\x90\x03srv\x04test\x00")},
	"a.test/6":                {rr(6, "\x02ns\xc0\x0c\x04root\xc0\x0c\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x05")},
	"a.test/35":               {rr(35, "\x00\x01\x00\x02\x01s\x07SIP+D2U\x00\x04_sip\x04test\x00")},
	"a.test/257":              {rr(257, "\x80\x05issueca.test")},
	"a.test/12":               {rr(12, "\x03ptr\x04test\x00")},
	"a.test/255":              {rr(1, "\x01\x02\x03\x04"), rr(16, "\x03txt"), rr(15, "\x00\x0a\x04mail\xc0\x0c")},
	"empty.test/1":            {},
	"large.test/16":           {strings.Repeat(rr(16, "\xc8"+strings.Repeat("x", 200)), 5)},
	"4.3.2.1.in-addr.arpa/12": {rr(12, "\x03one\x04test\x00"), rr(12, "\x03two\x04test\x00")},
}

// rr is a record of the question's name with a TTL of 60.
func rr(typ uint16, data string) string {
	b := binary.BigEndian.AppendUint16([]byte("\xc0\x0c"), typ)
	b = append(b, 0, 1, 0, 0, 0, 60)
	return string(binary.BigEndian.AppendUint16(b, uint16(len(data)))) + data
}

func serve(t *testing.T) *zone {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	z := &zone{port: l.Addr().(*net.TCPAddr).Port, asked: make(chan string, 100)}
	u, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: z.port})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { u.Close() })
	go z.udp(u)
	go z.tcp(l)
	return z
}

func (z *zone) udp(u *net.UDPConn) {
	b := make([]byte, 1500)
	for {
		n, from, err := u.ReadFromUDP(b)
		if err != nil {
			return
		}
		if reply := z.reply(b[:n], 512); reply != nil {
			_, _ = u.WriteToUDP(reply, from)
		}
	}
}

func (z *zone) tcp(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		b := make([]byte, 1500)
		for {
			if _, err := io.ReadFull(c, b[:2]); err != nil {
				break
			}
			n := binary.BigEndian.Uint16(b)
			if _, err := io.ReadFull(c, b[:n]); err != nil {
				break
			}
			reply := z.reply(b[:n], 1<<16)
			_, _ = c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...))
		}
		c.Close()
	}
}

// reply answers one message; nil says nothing.
func (z *zone) reply(msg []byte, limit int) []byte {
	name, end := "", 12
	for msg[end] != 0 {
		name += string(msg[end+1:end+1+int(msg[end])]) + "."
		end += 1 + int(msg[end])
	}
	end += 5
	key := fmt.Sprintf("%s/%d", strings.ToLower(strings.TrimSuffix(name, ".")), binary.BigEndian.Uint16(msg[end-4:]))
	z.asked <- key
	code, records := byte(0), answers[key]
	switch {
	case strings.HasPrefix(key, "silent."):
		return nil
	case strings.HasPrefix(key, "broken."):
		code = 2
	case strings.HasPrefix(key, "refused."):
		code = 5
	case records == nil && !strings.HasPrefix(key, "a.test/"):
		code = 3
	}
	out := append([]byte(nil), msg[:2]...)
	out = append(out, 0x81, 0x80|code, 0, 1, 0, byte(len(records)), 0, 0, 0, 0)
	if key == "large.test/16" {
		out[7] = 5
	}
	out = append(out, msg[12:end]...)
	for _, r := range records {
		out = append(out, r...)
	}
	if len(out) > limit {
		out[2] |= 2 // truncated
		out[7] = 0
		return out[:end]
	}
	return out
}

func TestResolveAsNode(t *testing.T) {
	z := serve(t)
	both(t, show+fmt.Sprintf(`
		dns.setServers(['127.0.0.1:%d']);
		for (const rr of ['A', 'AAAA', 'CNAME', 'NS', 'MX', 'TXT', 'SRV', 'SOA', 'NAPTR', 'CAA', 'PTR', 'ANY']) dns.resolve('a.test', rr, cb(rr));
		dns.resolve('a.test', cb('default'));
		dns.resolve4('a.test', { ttl: true }, cb('ttl'));
		dns.resolve6('a.test', { ttl: true }, cb('ttl 6'));
		dns.resolve4('none.test', cb('none'));
		dns.resolve4('empty.test', cb('empty'));
		dns.resolveTxt('large.test', (e, v) => log('large', e, v.length, v[4][0].length));
		dns.promises.resolve('a.test').then(cb('promise'));
		dns.promises.resolveMx('none.test').catch(cb('promise fails'));
		dns.reverse('1.2.3.4', cb('reverse'));
		new dns.Resolver().resolve4('a.test', cb('another'));
		const own = new dns.promises.Resolver(); own.setServers(['127.0.0.1:%d']); own.resolve4('a.test').then(cb('own'));`, z.port, z.port))
}

// Failures of servers, and their codes; c-ares words some of them differently by version.
func TestResolveFailures(t *testing.T) {
	z := serve(t)
	w := jsapitest.New(t, table()...)
	got := w.Run(show + fmt.Sprintf(`
		const code = (name) => (e) => log(name, e.message, e.code, e.syscall, e.hostname);
		const r = new dns.Resolver({ timeout: 20, tries: 1 });
		r.setServers(['127.0.0.1:%d']);
		const silent = () => r.resolve4('silent.test', (e) => { code('silent')(e); cancelled(); });
		const cancelled = () => {
			const c = new dns.Resolver(); c.setServers(r.getServers());
			c.resolve4('silent.test', code('cancelled')); c.cancel();
		};
		r.resolve4('broken.test', (e) => { code('broken')(e); r.resolve4('refused.test', (e) => { code('refused')(e); silent(); }); });`, z.port))
	want := []string{
		"broken queryA ESERVFAIL broken.test ESERVFAIL queryA broken.test",
		"refused queryA EREFUSED refused.test EREFUSED queryA refused.test",
		"silent queryA ETIMEOUT silent.test ETIMEOUT queryA silent.test",
		"cancelled queryA ECANCELLED silent.test ECANCELLED queryA silent.test",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("logged\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

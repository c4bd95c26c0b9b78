package cluster

import (
	"strconv"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/path"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// served is a server or a UDP socket of ours that listens by the primary's leave.
type served struct {
	server *net.Server       // nil for a UDP socket, and with a handle
	object *goja.Object      // of either
	handle *goja.Object      // what _getServer has given for object, nil otherwise
	alive  *eventloop.Handle // what server.ref() and unref() move; nil when shared
	nth    int               // less than that of those that came to listen later
}

// indexes are the listens of one address in this worker. Each gets a number, so that a
// second server on the address is not taken for the first in another worker.
type indexes struct {
	next int
	live map[int]bool
}

// Listen asks the primary; it makes child a net.Strategy.
func (ch *child) Listen(req net.ListenRequest, done func(net.Listening, error)) {
	q := ch.query(req)
	q.Data = ch.serverData(req.Server.Object())
	free := ch.number(&q)
	r := ch.reportListening(&req.Server.Emitter, q, ipc.AppendQuery)
	ch.askWhere(func(seq int64) []byte { q.Seq = seq; return ipc.AppendQuery(nil, q) }, func(m ipc.ClusterMessage, fd int) {
		if err := refusal(req, m, fd); err != 0 {
			free()
			r.failed = true
			if fd >= 0 {
				netio.CloseFD(fd)
				ch.send(ipc.AppendClose(nil, m.Key, ch.nextSeq()))
			}
			done(net.Listening{FD: -1}, err)
			return
		}
		ch.takeServerData(req.Server.Object(), m.Data)
		done(ch.granted(req, m, fd, free), nil)
	})
}

// serverData is what server would share with those of other workers, as JSON: the ticket keys
// of a tls.Server (Node, "tls.createServer()"). It is nil for a server that shares nothing.
func (ch *child) serverData(server *goja.Object) []byte {
	get, ok := jsapi.AsFn(server.Get("_getServerData"))
	if !ok {
		return nil
	}
	data := get(goja.FunctionCall{This: server})
	return []byte(ch.c.env.Method(ch.c.env.VM.Get("JSON").(*goja.Object), "stringify", data).String())
}

// takeServerData lets server know what the first worker's shares.
func (ch *child) takeServerData(server *goja.Object, data []byte) {
	set, ok := jsapi.AsFn(server.Get("_setServerData"))
	if !ok || len(data) == 0 || string(data) == "null" {
		return
	}
	env := ch.c.env
	v := env.Method(env.VM.Get("JSON").(*goja.Object), "parse", env.VM.ToValue(string(data)))
	set(goja.FunctionCall{This: server, Arguments: []goja.Value{v}})
}

// refusal is the error of an answer, 0 for none. A primary that is Node does not see that a
// port is in use when it only binds: it sends a socket without an address.
func refusal(req net.ListenRequest, m ipc.ClusterMessage, fd int) syscall.Errno {
	if m.Errno != nil && *m.Errno != 0 {
		return syscall.Errno(-*m.Errno)
	}
	if a, err := netio.LocalAddr(fd); fd >= 0 && req.Port > 0 && (err != nil || a.Port != req.Port) {
		return syscall.EADDRINUSE
	}
	return 0
}

// number gives a question its index among those of its address; free gives it back.
func (ch *child) number(q *ipc.Query) (free func()) {
	addr := addressKey(*q)
	ix := ch.indexes[addr]
	if ix == nil {
		ix = &indexes{live: make(map[int]bool)}
		ch.indexes[addr] = ix
	}
	index := ix.next
	q.Index = index
	ix.next++
	ix.live[index] = true
	return func() {
		if delete(ix.live, index); len(ix.live) == 0 && ch.indexes[addr] == ix {
			delete(ch.indexes, addr)
		}
	}
}

// granted makes the primary's answer a Listening.
func (ch *child) granted(req net.ListenRequest, m ipc.ClusterMessage, fd int, free func()) net.Listening {
	s := &served{server: req.Server, object: req.Server.Object()}
	ch.serve(m.Key, s)
	l := net.Listening{FD: fd, Shared: fd >= 0, Name: sockname(m.Sockname)}
	if fd < 0 {
		s.alive = ch.c.env.Loop.NewHandle()
		l.SetRef = func(on bool) {
			if on {
				s.alive.Ref()
			} else {
				s.alive.Unref()
			}
		}
	}
	l.Closed = func() { ch.closed(s, m.Key, free) }
	return l
}

// serve notes that s listens.
func (ch *child) serve(key string, s *served) {
	ch.served++
	s.nth = ch.served
	ch.servers[key] = s
}

// closed tells the primary that s listens no more.
func (ch *child) closed(s *served, key string, free func()) {
	if s.alive != nil {
		s.alive.Close()
	}
	free()
	if ch.servers[key] == s {
		delete(ch.servers, key)
	}
	ch.send(ipc.AppendClose(nil, key, ch.nextSeq()))
}

// query is a server's wish as Node words it.
func (ch *child) query(req net.ListenRequest) ipc.Query {
	q := ipc.Query{
		Act: ipc.ActQueryServer, Address: req.Address, Port: req.Port, AddressType: strconv.Itoa(int(req.Type)),
		FD: req.FD, HasFlags: req.Address != "" && req.Type != net.Pipe, Flags: req.Flags, Backlog: req.Backlog,
	}
	switch {
	case req.FD >= 0:
		q.AddressType = "null"
	case req.Type == net.Pipe && req.Address[0] != 0:
		q.Address = path.Resolve(func() string { return path.Cwd(ch.c.env) }, req.Address) // the primary may be elsewhere
	}
	return q
}

func addressKey(q ipc.Query) string {
	return q.Address + ":" + strconv.Itoa(q.Port) + ":" + q.AddressType + ":" + strconv.Itoa(q.FD)
}

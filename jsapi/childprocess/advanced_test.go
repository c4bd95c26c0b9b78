package childprocess_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// everything makes, in v, a value that only advanced mode carries whole, and tell describes
// what came of it.
const everything = `
	const v = {map: new Map([[1, {a: [1, , 3]}]]), set: new Set(['s']), big: -(2n ** 70n), date: new Date(5), re: /x/gi,
		bytes: require('buffer').Buffer.from('h\u00e9'), doubles: new Float64Array([1.5]), undef: undefined, text: '\u20ac', nan: NaN,
		error: new TypeError('boo', {cause: 1}), view: new DataView(new ArrayBuffer(3))};
	v.self = v;
	v.map.set('me', v);
	const tell = (m) => JSON.stringify([m.self === m, m.map.get('me') === m, 1 in m.map.get(1).a, m.set.has('s'), String(m.big),
		m.date.getTime(), String(m.re), m.bytes.toString(), m.doubles.constructor.name + m.doubles[0], 'undef' in m, m.text, Number.isNaN(m.nan),
		m.error instanceof TypeError, m.error.message, m.error.cause, m.view.byteLength]);
`

const everythingTold = `[true,true,false,true,"-1180591620717411303424",5,"/x/gi","hé","Float64Array1.5",true,"€",true,true,"boo",1,3]`

// echoJS is a child that sends back what it gets, and leaves at 'end'.
const echoJS = `
	process.on('message', (m, h) => {
		if (m === 'end') return process.disconnect();
		if (!h) return process.send(m);
		if (h.end) h.end('from the child');
		else h.close();
		process.send([m.size, h.constructor.name]);
	});`

// advancedJS talks to the echo child c.
const advancedJS = everything + `
	const net = require('net');
	c.on('message', (m) => {
		if (m.self) log(tell(m));
		else log(typeof m === 'string' && m.length > 99 ? m.length : JSON.stringify(m));
		if (Array.isArray(m) && m[1] === 'Socket') { server.close(); c.send('end'); }
	});
	c.on('exit', (code) => log('exit', code));
	c.send(v);
	c.send('x'.repeat(1 << 20));
	c.send('\u20ac'.repeat(1 << 18));
	c.send({cmd: 'NODE_hidden', map: new Map()});
	try { c.send({a() {}}); } catch (e) { log(e.name, e.message); }
	const server = net.createServer((s) => c.send(new Map([[1, 2]]), s));
	server.listen(0, '127.0.0.1', () => {
		c.send(new Set([1, 2, v]), server);
		net.connect(server.address().port, '127.0.0.1').resume();
	});
`

var advancedWant = []string{
	"Error a() {} could not be cloned.", everythingTold, "1048576", "262144",
	`[3,"Server"]`, `[1,"Socket"]`, "exit 0",
}

func compareAdvanced(t *testing.T, got []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(advancedWant, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(advancedWant, "\n\t"))
	}
}

func TestAdvancedSerialization(t *testing.T) {
	got := parent(t).Run(forkJS + "const c = fork(`" + echoJS + "`, [], {serialization: 'advanced'});" + advancedJS)
	compareAdvanced(t, got)
}

func lookNode(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node here")
	}
	return path
}

func TestAdvancedSerializationWithNodeChild(t *testing.T) {
	path := lookNode(t)
	got := parent(t).Run(forkJS + "const c = fork('-e', [`" + echoJS + "`], {serialization: 'advanced', execArgv: [], execPath: '" + path + "'});" + advancedJS)
	compareAdvanced(t, got)
}

func TestAdvancedSerializationWithNodeParent(t *testing.T) {
	path := lookNode(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-e", "const log = console.log, {fork} = require('child_process');"+
		"const c = fork(process.argv[2], [], {serialization: 'advanced', execArgv: [], execPath: process.argv[1]});"+advancedJS, self, echoJS)
	cmd.Env = jsapitest.ChildEnviron()
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	compareAdvanced(t, strings.Split(strings.TrimSpace(string(out)), "\n"))
}

func TestGarbageInAdvancedMode(t *testing.T) {
	expect(t, `
		const c = require('child_process').spawn('/bin/sh', ['-c', "printf '\\0\\0\\0\\003\\377\\017!' >&3; exec 3>&-"],
			{stdio: ['inherit', 'inherit', 'inherit', 'ipc'], serialization: 'advanced'});
		c.on('message', () => log('message'));
		c.on('disconnect', () => log('disconnect'));`,
		"Uncaught Error: Unable to deserialize cloned data.", "disconnect")
}

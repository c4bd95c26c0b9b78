package readline_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/readline"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// Each logs what it does in Node 20.
func TestReadline(t *testing.T) {
	for src, want := range map[string][]string{
		`const rl = r.createInterface({ input, output }); rl.on('line', l => log('line', JSON.stringify(l))); rl.on('close', () => log('close'));
			rl.question('name? ', a => log('answer', a)); input.write('bob\r'); input.write('\nli'); input.write('ne\n\nx'); input.end()`: {
			"out name? ", "answer bob", `line "line"`, `line ""`, `line "x"`, "close"},
		`const rl = r.createInterface({ input, output, prompt: '$ ' }); rl.on('pause', () => log('pause')); rl.on('resume', () => log('resume'));
			rl.pause(); rl.prompt(); log(rl.getPrompt()); rl.close(); try { rl.question('', () => {}) } catch (e) { log(e.code, e.message) }`: {
			"pause", "resume", "out $ ", "$ ", "pause", "ERR_USE_AFTER_CLOSE readline was closed"},
		`input.end('a\nb'); const i = r.createInterface({ input })[Symbol.asyncIterator]();
			i.next().then(v => { log(v.value); return i.next() }).then(v => { log(v.value); return i.next() }).then(v => log(v.done))`: {"a", "b", "true"},
		`const rl = p.createInterface({ input, output }); rl.question('q').then(a => { log(a); rl.close() }); input.write('yes\n')`: {"out q", "yes"},
		`r.cursorTo(output, 1, 2); r.moveCursor(output, -1, 3); r.clearLine(output, 0); r.clearScreenDown(output, () => log('done'))`: {
			"out \x1b[3;2H", "out \x1b[1D\x1b[3B", "out \x1b[2K", "out \x1b[0J", "done"},
		`try { r.cursorTo(output, NaN) } catch (e) { log(e.code, e.message) } try { r.cursorTo(output, 'a', 1) } catch (e) { log(e.code, e.message) }`: {
			"ERR_INVALID_ARG_VALUE The argument 'x' is invalid. Received NaN",
			"ERR_INVALID_CURSOR_POS Cannot set cursor row without setting its column"},
		`const R = new p.Readline(output); R.cursorTo(1).clearLine(1).moveCursor(0, -1); R.commit().then(() => log('committed'))`: {
			"out \x1b[2G\x1b[0K\x1b[1A", "committed"},
	} {
		modules := append([]jsapi.Module{events.Module, buffer.Module, stringdecoder.Module}, stream.Modules()...)
		w := jsapitest.New(t, append(modules, readline.Modules()...)...)
		asyncIterator := w.VM.Get("Symbol").ToObject(w.VM).Get("asyncIterator")
		if asyncIterator == nil {
			if _, err := w.VM.RunString("Object.defineProperty(Symbol, 'asyncIterator', { value: Symbol('Symbol.asyncIterator') })"); err != nil {
				t.Fatal(err)
			}
		}
		got := w.Run(`const r = require('readline'), p = require('readline/promises'), { PassThrough } = require('stream');
			const input = new PassThrough(), output = new PassThrough(); output.on('data', d => log('out ' + d));` + src)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}

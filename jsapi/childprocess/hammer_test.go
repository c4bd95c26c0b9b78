package childprocess_test

import "testing"

// Messages with handles and without, and a channel that ends in the middle at one end or
// the other: each callback is called once, and before 'exit'. Those behind a handle for
// which a killed child has not answered are not called, nor is there a 'disconnect', as in Node.
func TestEverySendCallsBack(t *testing.T) {
	for mode, want := range map[string]string{
		"child exits": "true 24", "child disconnects": "true 24", "child is killed": "false 1", "parent disconnects": "true 24",
	} {
		t.Run(mode, func(t *testing.T) {
			expect(t, `
				const mode = '`+mode+`', net = require('net');
				const c = fork("let n = 0; process.on('message', (m, h) => { if (h) h.close(); if (++n === 5) {"
					+ "if (m === 'child exits') process.exit(); if (m === 'child disconnects') process.disconnect(); } })");
				let called = 0;
				const s = net.createServer().listen(0, '127.0.0.1', () => {
					for (let i = 0; i < 24; i++) {
						c.send(mode, i % 3 ? undefined : s, () => { called++; });
						if (i === 12 && mode === 'parent disconnects') c.disconnect();
						if (i === 12 && mode === 'child is killed') c.kill('SIGKILL');
					}
					s.close();
				});
				c.on('error', (e) => log(e.code));
				let over = false;
				c.on('disconnect', () => over = true);
				c.on('exit', () => log(over, called));`,
				want)
		})
	}
}

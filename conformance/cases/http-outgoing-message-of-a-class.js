// A class over OutgoingMessage keeps its state in properties and its methods call one
// another through this.
const { OutgoingMessage } = require('http');
const { Writable } = require('stream');
const tell = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const shown = (m) => m.outputData.map((p) => `${String(p.data)}|${p.encoding}|${typeof p.callback}`);

console.log(Object.keys(new OutgoingMessage()).filter((k) => !k.startsWith('_ev') && k !== '_maxListeners').join());
for (const f of ['write', 'end', 'flushHeaders', '_implicitHeader']) console.log(tell(() => new OutgoingMessage()[f]('a')));

class Plain extends OutgoingMessage {
  _implicitHeader() { this._header = 'HEAD\r\n'; }
}
const plain = new Plain({ highWaterMark: 12 });
for (const event of ['drain', 'prefinish', 'finish']) plain.on(event, () => console.log(event, plain.writableLength));
console.log(plain.write('abc', () => console.log('written')), plain.write(Buffer.from('def')), plain.writableNeedDrain);
console.log(shown(plain), plain.outputSize, plain.writableLength, plain._headerSent, plain.headersSent);
const socket = new Writable({ write(chunk, encoding, done) { console.log('socket', JSON.stringify(String(chunk))); done(); } });
socket._httpMessage = plain;
plain.socket = socket;
plain._flush();
console.log(plain.writableNeedDrain, plain.outputData.length, plain.write('x'));
plain.end('y', () => console.log('ended'));
console.log(plain.finished, plain.writableFinished, plain.end(() => console.log('again')) === plain);

class Traced extends Plain {
  _implicitHeader() { super._implicitHeader(); this.chunkedEncoding = true; }
  _send(data, encoding, callback, length) {
    console.log('_send', JSON.stringify(String(data)), encoding, typeof callback, length);
    return super._send(data, encoding, callback, length);
  }
  _writeRaw(data, ...rest) { console.log('_writeRaw', JSON.stringify(String(data))); return super._writeRaw(data, ...rest); }
  _finish() { console.log('_finish'); super._finish(); }
  _flushOutput(to) { console.log('_flushOutput'); return super._flushOutput(to); }
}
const traced = new Traced();
traced.write('abc', 'latin1', () => {});
traced.cork();
traced.addTrailers({ a: 'b' });
traced.end('é');
console.log(shown(traced), traced.writableCorked);

const gone = new Plain();
gone.on('error', (e) => console.log('never', e));
gone.destroy(new Error('gone'));
console.log(gone.destroyed, gone.errored.message, gone.write('x', (e) => console.log(e.code)), gone.end('y') === gone, gone.finished);

// send: strings, arrays, views and parts of them; bound by itself; what a callback gets.
const dgram = require('dgram');
const server = dgram.createSocket('udp4');
const sent = [];
server.on('message', (msg, from) => {
  console.log(JSON.stringify(msg.toString('latin1')), from.address, from.family, from.size, Object.keys(from).join());
  step();
});
server.bind(0, '127.0.0.1', () => step());
const client = dgram.createSocket('udp4');
const bytes = Buffer.from('hello');
const forms = [
  ['text'], ['h\u00e9llo', 0, 3], [bytes], [bytes, 1, 3], [new Uint8Array([65, 66])], [new Uint16Array([0x4142])],
  [new DataView(new ArrayBuffer(2))], [['a', bytes, new Uint8Array([33])]], [[]], [''], [Buffer.alloc(0)],
];
let callbacks = 0;
function step() {
  const form = forms.shift();
  if (!form) {
    console.log(callbacks <= 11, client.address().address);
    return client.close(() => server.close(() => console.log('closed')));
  }
  console.log(client.send(...form, server.address().port, '127.0.0.1', (err, n) => { callbacks++; if (err) console.log(err, n); }));
}

// A name server for the cases of dns: it answers questions from a table, by UDP.
const dgram = require('dgram');

const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, ANY: 255, CAA: 257 };
const number = (bytes, n) => { const b = Buffer.alloc(bytes); b.writeUIntBE(n, 0, bytes); return b; };
const text = (s) => Buffer.concat([number(1, s.length), Buffer.from(s, 'latin1')]);
const name = (s) => Buffer.concat([...s.split('.').filter(Boolean).map(text), Buffer.alloc(1)]);

// data makes the wire form of a record's values.
const data = {
  A: (ip) => Buffer.from(ip.split('.').map(Number)),
  AAAA: (hex) => Buffer.from(hex, 'hex'),
  NS: name, CNAME: name, PTR: name,
  MX: (priority, exchange) => Buffer.concat([number(2, priority), name(exchange)]),
  TXT: (...chunks) => Buffer.concat(chunks.map(text)),
  SRV: (priority, weight, port, target) => Buffer.concat([number(2, priority), number(2, weight), number(2, port), name(target)]),
  SOA: (ns, host, ...numbers) => Buffer.concat([name(ns), name(host), ...numbers.map((n) => number(4, n))]),
  NAPTR: (order, preference, flags, service, regexp, replacement) => Buffer.concat([number(2, order), number(2, preference), text(flags), text(service), text(regexp), name(replacement)]),
  CAA: (flags, tag, value) => Buffer.concat([number(1, flags), text(tag), Buffer.from(value)]),
};

// question reads the name and the type that a message asks for.
function question(message) {
  const labels = [];
  let at = 12;
  while (message[at]) { labels.push(message.toString('latin1', at + 1, at + 1 + message[at])); at += 1 + message[at]; }
  return { host: labels.join('.'), type: message.readUInt16BE(at + 1), end: at + 5 };
}

// start answers from table, { host: { A: [[...values], ...] } } or { host: code }, and calls
// done(address, close, asked); asked lists the questions so far. A host whose entry is null
// gets no answer at all.
exports.start = (table, done) => {
  const socket = dgram.createSocket('udp4');
  const asked = [];
  socket.on('message', (message, from) => {
    const { host, type, end } = question(message);
    const rr = Object.keys(types).find((k) => types[k] === type) || String(type);
    asked.push(host + ' ' + rr);
    const entry = table[host];
    if (entry === null) return;
    const records = typeof entry === 'object' ? Object.entries(entry).filter(([k]) => rr === 'ANY' || k === rr).flatMap(([k, list]) => list.map((values) => [k, values])) : [];
    const code = entry === undefined ? 3 : typeof entry === 'number' ? entry : 0;
    const head = Buffer.concat([message.subarray(0, 2), number(2, 0x8180 | code), number(2, 1), number(2, records.length), number(4, 0)]);
    const answers = records.map(([k, values]) => {
      const d = data[k](...values);
      return Buffer.concat([number(2, 0xc00c), number(2, types[k]), number(2, 1), number(4, 60), number(2, d.length), d]);
    });
    socket.send(Buffer.concat([head, message.subarray(12, end), ...answers]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1', () => done('127.0.0.1:' + socket.address().port, () => socket.close(), asked));
};

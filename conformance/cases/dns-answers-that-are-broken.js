// An answer counts only when all of it can be read: also the records that nobody asked for,
// and those behind the answers. A broken one ends the question, whatever its id.
const dgram = require('dgram');
const dns = require('dns');

const hex = (s) => Buffer.from(s.replace(/ /g, ''), 'hex');
const owner = 'c00c';
const record = (type, data) => owner + type + '0001 00000009' + (data.length / 2).toString(16).padStart(4, '0') + data;
const A = record('0001', '01020304');

// name: [response code, answers, additional records, the id is another's]
const answers = {
  whole: ['0', [A], []],
  'a broken record of another type': ['0', [A, record('000d', '010203')], []],
  'a whole one of another type': ['0', [A, record('000d', '01610162')], []],
  'an unknown type': ['0', [A, record('ff78', '010203')], []],
  'broken behind the answers': ['0', [A], [record('0001', '0102')]],
  'cut behind the answers': ['0', [A], [A.slice(0, -4)]],
  'another question, broken': ['0', [record('000d', '010203')], [], true],
  'a failure, broken': ['1', [record('000d', '010203')], []],
  'an odd code': ['9', [], []],
};

const server = dgram.createSocket('udp4');
let answer;
server.on('message', (question, from) => {
  const [code, records, more, other] = answer;
  const head = Buffer.concat([other ? hex('0001') : question.subarray(0, 2), hex('818' + code + '0001' + records.length.toString(16).padStart(4, '0') + '0000' + more.length.toString(16).padStart(4, '0'))]);
  let end = 12;
  while (question[end]) end += 1 + question[end];
  server.send(Buffer.concat([head, question.subarray(12, end + 5), hex(records.join('') + more.join(''))]), from.port, from.address);
});
server.bind(0, '127.0.0.1', async() => {
  const resolver = new dns.promises.Resolver({ timeout: 10000, tries: 1 });
  resolver.setServers(['127.0.0.1:' + server.address().port]);
  for (const name in answers) {
    answer = answers[name];
    for (const method of ['resolve4', 'resolveAny', 'resolveSoa']) {
      try {
        console.log(name, method, await resolver[method]('a.test'));
      } catch (e) {
        console.log(name, method, e.code);
      }
    }
  }
  server.close();
});

// Records what llhttp, in Node, makes of the inputs of oracle.json and smuggling.json:
// node record.js
//
// Each line of those files is [input, trace]. The input's first letters say how it is read:
// q a request, s a response; l leniently, a capital letter with one lenient flag, A the first;
// u without a listener for upgrades, h as an answer to HEAD, c as one to CONNECT; a number limits
// the head. The pieces follow.
'use strict';
process.noDeprecation = true;
const fs = require('node:fs');
const path = require('node:path');
const { HTTPParser, allMethods } = process.binding('http_parser');

function flags(how) {
  let set = how.includes('l') ? HTTPParser.kLenientAll : HTTPParser.kLenientNone;
  for (const letter of how.match(/[A-J]/g) ?? []) {
    set |= 1 << letter.charCodeAt() - 'A'.charCodeAt();
  }
  return set;
}

function trace([how, ...pieces]) {
  const response = how.includes('s');
  const p = new HTTPParser();
  p.initialize(response ? HTTPParser.RESPONSE : HTTPParser.REQUEST, {}, parseInt(how.replace(/\D/g, '') || '0', 10), flags(how));
  const log = [];
  let fields = [];
  let body = '';
  let taken = false;
  let target = '';
  p[HTTPParser.kOnHeaders] = (list, url) => { fields.push(...list); target += url; };
  p[HTTPParser.kOnHeadersComplete] = (major, minor, list, method, url, status, reason, upgrade, keepAlive) => {
    fields.push(...list ?? []);
    url ??= target;
    const what = response ? `${status} ${JSON.stringify(reason)}` : `${allMethods[method]} ${JSON.stringify(url)}`;
    log.push(`head ${what} ${major}.${minor} ${JSON.stringify(fields)}${upgrade ? ' upgrade' : ''}${keepAlive ? ' keep' : ''}`);
    fields = [];
    body = target = '';
    const skip = response && (how.includes('h') || (status >= 100 && status < 200 && status !== 101));
    taken = how.includes('c') || (upgrade && !(how.includes('u') && allMethods[method] !== 'CONNECT'));
    return taken ? 2 : skip ? 1 : 0;
  };
  p[HTTPParser.kOnBody] = (b) => { body += b.latin1Slice(); };
  p[HTTPParser.kOnMessageComplete] = () => {
    target = '';
    log.push(taken ? 'upgraded' : `done ${JSON.stringify(body)} ${JSON.stringify(fields)}`);
    fields = [];
  };
  for (const piece of pieces) {
    const b = Buffer.from(piece, 'latin1');
    const r = p.execute(b);
    if (typeof r !== 'number') {
      log.push(`${r.code} at ${r.bytesParsed}: ${r.reason}`);
      return log;
    }
    if (taken) {
      log.push(`rest ${JSON.stringify(b.latin1Slice(r))}`);
      return log;
    }
    if (r < b.length) { // what follows in this piece is dropped
      return log;
    }
  }
  const r = p.finish();
  if (r !== undefined) {
    log.push(`${r.code}: ${r.reason}`);
  }
  return log;
}

for (const name of ['oracle.json', 'smuggling.json']) {
  const file = path.join(__dirname, name);
  const cases = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, '[\n' + cases.map(([input]) => JSON.stringify([input, trace(input)])).join(',\n') + '\n]\n');
}

// Records what llhttp, in Node, makes of the inputs of oracle.json: node record.js
//
// Each line of that file is [input, trace]. The input's first letters say how it is read:
// q a request, s a response; l leniently; u without a listener for upgrades, h as an answer
// to HEAD, c as one to CONNECT; a number limits the head. The pieces follow.
'use strict';
process.noDeprecation = true;
const fs = require('node:fs');
const path = require('node:path');
const { HTTPParser, allMethods } = process.binding('http_parser');

function trace([how, ...pieces]) {
  const response = how.includes('s');
  const p = new HTTPParser();
  p.initialize(response ? HTTPParser.RESPONSE : HTTPParser.REQUEST, {}, parseInt(how.replace(/\D/g, '') || '0', 10),
               how.includes('l') ? HTTPParser.kLenientAll : HTTPParser.kLenientNone);
  const log = [];
  let fields = [];
  let body = '';
  let taken = false;
  p[HTTPParser.kOnHeaders] = (list) => { fields.push(...list); };
  p[HTTPParser.kOnHeadersComplete] = (major, minor, list, method, url, status, reason, upgrade, keepAlive) => {
    fields.push(...list);
    const what = response ? `${status} ${JSON.stringify(reason)}` : `${allMethods[method]} ${JSON.stringify(url)}`;
    log.push(`head ${what} ${major}.${minor} ${JSON.stringify(fields)}${upgrade ? ' upgrade' : ''}${keepAlive ? ' keep' : ''}`);
    fields = [];
    body = '';
    const skip = response && (how.includes('h') || (status >= 100 && status < 200 && status !== 101));
    taken = how.includes('c') || (upgrade && !(how.includes('u') && allMethods[method] !== 'CONNECT'));
    return taken ? 2 : skip ? 1 : 0;
  };
  p[HTTPParser.kOnBody] = (b) => { body += b.latin1Slice(); };
  p[HTTPParser.kOnMessageComplete] = () => {
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

const file = path.join(__dirname, 'oracle.json');
const cases = JSON.parse(fs.readFileSync(file, 'utf8'));
fs.writeFileSync(file, '[\n' + cases.map(([input]) => JSON.stringify([input, trace(input)])).join(',\n') + '\n]\n');

// Each lenient flag of HTTPParser lets pass what it is for, and nothing else; and what the parser
// makes of bytes behind a message that asks for another protocol.
'use strict';
const { HTTPParser, methods } = require('_http_common');
const { REQUEST, RESPONSE } = HTTPParser;

function read(type, flags, pieces, answer = 0) {
  const p = new HTTPParser();
  p.initialize(type, {}, 0, flags);
  const log = [];
  p[HTTPParser.kOnHeaders] = (fields, url) => log.push(`fields ${fields} ${url}`);
  p[HTTPParser.kOnHeadersComplete] = (major, minor, fields, method, url, status, reason, upgrade, keep) => {
    log.push(`${type === REQUEST ? methods[method] : status} ${url ?? reason} ${major}.${minor} ${fields}${upgrade ? ' upgrade' : ''}${keep ? ' keep' : ''}`);
    return answer;
  };
  p[HTTPParser.kOnBody] = (b) => log.push(`body ${JSON.stringify(b.latin1Slice())}`);
  p[HTTPParser.kOnMessageComplete] = () => log.push('done');
  for (const piece of pieces) {
    const n = p.execute(Buffer.from(piece, 'latin1'));
    if (typeof n === 'number') {
      if (n !== piece.length) log.push(`${n} of ${piece.length}`);
    } else {
      log.push(`${n.code} ${n.bytesParsed} ${n.reason}`);
      return log.join('; ');
    }
  }
  const end = p.finish();
  return [...log, end === undefined ? 'finished' : end.code].join('; ');
}

const chunked = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
const shapes = {
  'byte in a value': [REQUEST, 'GET / HTTP/1.1\r\nX: a\x01b\r\n\r\n'],
  'byte in a value, LF': [REQUEST, 'GET / HTTP/1.1\r\nX: a\x01b\n\r\n'],
  'folded line': [REQUEST, 'GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n'],
  'folded empty value': [REQUEST, 'GET / HTTP/1.1\r\nX:\r\n b\r\n\r\n'],
  'space before a colon': [REQUEST, 'POST / HTTP/1.1\r\nContent-Length : 1\r\n\r\na'],
  'space behind the start line': [REQUEST, 'GET / HTTP/1.1\r\n X: a\r\n\r\n'],
  'length and chunks': [REQUEST, 'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  'chunks and length': [REQUEST, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n'],
  'request behind close': [REQUEST, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\n\r\n'],
  'bytes behind close': [RESPONSE, 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\nabc'],
  'chunked, then another': [REQUEST, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n\r\nabc'],
  'chunked twice': [REQUEST, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  'unknown coding': [REQUEST, 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nabc'],
  'version': [REQUEST, 'GET / HTTP/3.1\r\n\r\n'],
  'version of an answer': [RESPONSE, 'HTTP/5.6 200 OK\r\nContent-Length: 0\r\n\r\n'],
  'CR behind the version': [REQUEST, 'GET / HTTP/1.1\rX: a\r\n\r\n'],
  'CR behind the head': [REQUEST, 'POST / HTTP/1.1\r\nContent-Length: 1\r\n\ra'],
  'CR behind a value': [REQUEST, 'GET / HTTP/1.1\r\nX: a\rY: b\r\n\r\n'],
  'CR behind a reason': [RESPONSE, 'HTTP/1.1 200 OK\rContent-Length: 0\r\n\r\n'],
  'CR behind a size': [REQUEST, chunked + '1\ra\r\n0\r\n\r\n'],
  'nothing behind a chunk': [REQUEST, chunked + '1\r\na0\r\n\r\n'],
  'CR behind a chunk': [REQUEST, chunked + '1\r\na\r0\r\n\r\n'],
  'LF behind the version': [REQUEST, 'GET / HTTP/1.1\nX: a\r\n\r\n'],
  'LF behind a value': [REQUEST, 'GET / HTTP/1.1\r\nX: a\n\r\n'],
  'LF behind no value': [REQUEST, 'GET / HTTP/1.1\r\nX:\n\r\n'],
  'LF behind the head': [REQUEST, 'GET / HTTP/1.1\r\nX: a\r\n\n'],
  'LF behind a status': [RESPONSE, 'HTTP/1.1 204\n\r\n'],
  'LF behind a reason': [RESPONSE, 'HTTP/1.1 204 None\n\r\n'],
  'LF behind a size': [REQUEST, chunked + '1\na\r\n0\r\n\r\n'],
  'LF behind an extension': [REQUEST, chunked + '1;a\na\r\n0\r\n\r\n'],
  'LF behind a chunk': [REQUEST, chunked + '1\r\na\n0\r\n\r\n'],
  'space behind a size': [REQUEST, chunked + '1 \r\na\r\n0\r\n\r\n'],
};
const flags = Object.keys(HTTPParser).filter((name) => name.startsWith('kLenient'));
for (const [name, [type, text]] of Object.entries(shapes)) {
  const strict = read(type, 0, [text]);
  console.log(`${name}\n  strict: ${strict}`);
  for (const flag of flags) {
    const got = read(type, HTTPParser[flag], [text]);
    if (got !== strict) console.log(`  ${flag}: ${got}`);
  }
}

const asks = 'Connection: upgrade\r\nUpgrade: x\r\n';
const next = 'GET /next HTTP/1.1\r\n\r\n';
for (const answer of [0, 1, 2]) {
  console.log('answer', answer);
  for (const pieces of [
    [`GET / HTTP/1.1\r\n${asks}\r\n${next}`, next],
    [`POST / HTTP/1.1\r\n${asks}Content-Length: 3\r\n\r\nabc${next}`, next],
    [`POST / HTTP/1.1\r\n${asks}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n${next}`, next],
    [`POST / HTTP/1.1\r\n${asks}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n`, next],
    [`POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${asks}\r\n${next}`],
    [`CONNECT a:1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc`],
    [`CONNECT a:1 HTTP/1.1\r\n\r\n`, next],
  ]) {
    console.log(' ', read(REQUEST, 0, pieces, answer));
  }
  for (const status of [100, 101, 102, 103, 104, 199, 204, 304]) {
    console.log(' ', read(RESPONSE, 0, [`HTTP/1.1 ${status} OK\r\nContent-Length: 3\r\n\r\n`, 'abc'], answer));
  }
}

// writeContinue, writeProcessing and writeEarlyHints: what leaves, what throws, when they call back.
const { serve } = require('../lib/raw');
const { show } = require('../lib/traces');
const link = '</styles.css>; rel=preload; as=style';
const hints = [
  { link }, { link: [link, '</b.js>; rel=preload; as=script'], 'x-trace-id': 'id' }, { link: '<a>; crossorigin; x="y"' }, { link: [] }, { link: '' },
  {}, { other: 'x' }, { Link: link }, { link: 'bad' }, { link: 5 }, { link: ['</a>', 5] }, null, undefined, 'x',
];
let n = 0;
serve((req, res) => {
  res.sendDate = false;
  if (req.url === '/all') {
    res.writeContinue(() => console.log('continue written'));
    res.writeProcessing(() => console.log('processing written'));
    res.writeEarlyHints({ link }, () => console.log('hints written'));
    console.log(res.headersSent);
    res.writeHead(200, { a: 'b' });
  } else {
    const hint = hints[n++];
    try {
      console.log(JSON.stringify(hint), res.writeEarlyHints(hint));
    } catch (err) {
      console.log(JSON.stringify(hint), show(err));
    }
  }
  res.end('x');
}, ['/all', ...hints.map((_, i) => '/' + i)].map((url) => `GET ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));

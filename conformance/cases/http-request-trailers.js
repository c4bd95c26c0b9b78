// Trailers: of a request, there with 'end' and not before; of a response, only behind chunks.
const { serve } = require('../lib/raw');
const body = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n3\r\nabc\r\n0\r\nA: 1\r\na: 2\r\nSet-Cookie: x\r\n\r\n';
let early = true;
serve((req, res) => {
  const show = () => console.log(req.trailers, req.rawTrailers, req.trailersDistinct, req.complete);
  const { trailers } = req;
  if (early) show();
  early = false;
  req.resume().on('end', () => {
    show();
    console.log(req.trailers === trailers);
    res.sendDate = false;
    if (req.httpVersion === '1.1') res.setHeader('Trailer', 'X-T'); // else it throws, for there are no chunks
    res.write('a');
    res.addTrailers({ 'X-T': 'v', 'X-U': ['1', '2'] });
    res.end('b');
  });
}, [body, body, 'GET / HTTP/1.0\r\n\r\n']);

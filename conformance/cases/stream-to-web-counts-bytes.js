// The web stream of a Readable counts bytes, or objects in object mode: how much it takes before
// anybody reads is the Readable's high-water mark, and so is what a Duplex's takes.
'use strict';
const { Readable, PassThrough, Duplex } = require('stream');
const turn = () => new Promise(setImmediate);
(async () => {
  for (const objectMode of [false, true]) {
    let made = 0;
    const r = new Readable({ objectMode, highWaterMark: 10, read() { this.push(made++ < 20 ? 'abcde' : null); } });
    const web = Readable.toWeb(r);
    await turn();
    console.log(objectMode, made, r.readableLength, r.readableFlowing);
    let read = 0;
    for await (const chunk of web) read += chunk.length;
    console.log(read, made, r.destroyed);
    const both = new PassThrough({ objectMode, highWaterMark: 10 });
    const { readable } = Duplex.toWeb(both);
    for (const text of ['abc', 'defg', 'hijklm']) both.write(text);
    await turn();
    console.log(both.readableLength, both.readableFlowing);
    await readable.cancel();
  }
})();

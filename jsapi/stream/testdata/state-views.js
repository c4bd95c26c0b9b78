// The fields of _readableState and _writableState, and the accessors.
const log = (...a) => p(a.map(String).join(' '));
const s = require('stream');
const {Readable, Writable} = s;
const r = new Readable({read() {}}), w = new Writable();
const rs = r._readableState, ws = w._writableState;
for(const k of ['objectMode','ended','endEmitted','reading','constructed','sync','needReadable','emittedReadable','readableListening','resumeScheduled','errorEmitted','emitClose','autoDestroy','destroyed','closed','closeEmitted','multiAwaitDrain','readingMore','dataEmitted','errored','defaultEncoding','decoder','encoding','flowing','pipesCount','paused','highWaterMark','length','awaitDrainWriters'])log(k, rs[k]);
for(const k of ['objectMode','finalCalled','needDrain','ending','ended','finished','destroyed','decodeStrings','writing','sync','bufferProcessing','constructed','prefinished','errorEmitted','emitClose','autoDestroy','closed','closeEmitted','allBuffers','allNoop','errored','writable','defaultEncoding','afterWriteTickInfo','bufferedRequestCount','highWaterMark','length','corked','writelen','pendingcb','bufferedIndex'])log(k, ws[k]);
log(rs === r._readableState, rs instanceof Readable.ReadableState, r._writableState);
for(const k of ['readable','readableFlowing','readableHighWaterMark','readableLength','readableObjectMode','readableEncoding','errored','closed','destroyed','readableEnded','readableAborted','readableDidRead'])log(k, r[k]);
for(const k of ['writable','writableFinished','writableObjectMode','writableEnded','writableNeedDrain','writableHighWaterMark','writableCorked','writableLength','errored','closed','destroyed','writableAborted'])log(k, w[k]);
log(Readable.prototype.readable, Writable.prototype.writable, Readable.prototype.destroyed, Readable.prototype._readableState);

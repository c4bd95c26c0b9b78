// stdin: "abc"
const chunks = [];
process.stdin.on('readable', () => { let c; while ((c = process.stdin.read()) !== null) chunks.push(c); });
process.stdin.on('end', () => console.log(Buffer.isBuffer(chunks[0]), Buffer.concat(chunks).toString()));

// stdin: "line one\nline two\n"
let all = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (d) => { all += d; });
process.stdin.on('end', () => console.log(JSON.stringify(all)));

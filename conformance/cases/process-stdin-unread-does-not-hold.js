// stdin: "text that nobody reads"
console.log(typeof process.stdin.on);

const fs = require('fs');
fs.readFile(__filename, 'utf8', (err, text) => {
  console.log(err, text === fs.readFileSync(__filename, 'utf8'));
  fs.readFile('no-such-file', (err) => {
    console.log(err.code, err.message);
    fs.promises.readFile(__filename).then((b) => console.log(Buffer.isBuffer(b)));
  });
});

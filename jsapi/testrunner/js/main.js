// What --test runs: the files that are named, or those that are found.
const path = require('path');
const files = process.argv.slice(1);
const missing = files.find((f) => !require('fs').existsSync(f));
if (missing === undefined) {
  require('node:test').run({ files, concurrency: true });
} else {
  console.error(`Could not find '${path.resolve(missing)}'`);
  process.exitCode = 1;
}

// FileHandle's readLines and readableWebStream, Dir in a loop, an operation's signal.
'use strict';
const fs = require('fs');
const path = require('path');

const dir = fs.mkdtempSync(path.join(process.env.CASE_TMP, 'h-'));
const file = path.join(dir, 'lines');
fs.writeFileSync(file, 'a\nb\r\nc');

(async () => {
  const lines = [];
  for await (const line of (await fs.promises.open(file)).readLines()) lines.push(line);
  console.log(lines);

  const handle = await fs.promises.open(file);
  let size = 0;
  for await (const chunk of handle.readableWebStream()) size += chunk.byteLength;
  console.log(size);
  try {
    handle.readableWebStream();
  } catch (e) {
    console.log(e.code, e.message);
  }
  await handle.close();

  fs.mkdirSync(path.join(dir, 'sub'));
  const names = [];
  const d = await fs.promises.opendir(dir);
  for await (const entry of d) names.push(entry.name);
  console.log(names.sort());
  await d.close().catch((e) => console.log(e.code));
  const again = await fs.promises.opendir(dir);
  for await (const _ of again) break;
  await again.close().catch((e) => console.log(e.code));

  const signal = AbortSignal.abort();
  for (const f of [() => fs.promises.readFile(file, { signal }), () => fs.promises.writeFile(file, 'x', { signal })]) {
    await f().catch((e) => console.log(e.name, e.code));
  }
  fs.readFile(file, { signal }, (e) => console.log('callback', e.name));
  const ac = new AbortController();
  fs.readFile(file, { signal: ac.signal }, (e) => console.log('callback of one under way', e.name));
  ac.abort();
})();

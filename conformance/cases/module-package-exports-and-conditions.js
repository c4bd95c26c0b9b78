for (const line of require('./fixtures/uses-packages')) console.log(line);

// for await over what does not iterate, or not as it should.
(async () => {
  const over = async (name, iterable) => {
    let turns = 0;
    try {
      for await (const x of iterable) if (++turns > 3) throw new Error('goes on');
      console.log(name, 'ended', turns);
    } catch (e) {
      console.log(name, e.name, e.message);
    }
  };
  const async = (iterator) => ({ [Symbol.asyncIterator]: () => iterator });
  const sync = (iterator) => ({ [Symbol.iterator]: () => iterator });
  await over('async number', async({ next: () => 1 }));
  await over('async promise of a string', async({ next: async () => 'x' }));
  await over('async undefined', async({ next() {} }));
  await over('sync number', sync({ next: () => 2 }));
  await over('sync null', sync({ next: () => null }));
  await over('done', async({ next: () => ({ done: true }) }));
  await over('iterator is a number', async(1));
  await over('sync iterator is a number', sync(1));
})();

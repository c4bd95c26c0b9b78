// stderr
process.on('warning', (w) => console.log(w.name, w.message, w.code, w.detail));
process.emitWarning('plain');
process.emitWarning('typed', 'MyWarning', 'CODE1');
process.emitWarning('with detail', { type: 'Other', code: 'C2', detail: 'more' });
process.emitWarning(Object.assign(new Error('an error'), { name: 'ErrWarning' }));

const E = require('events');
console.log(E === E.EventEmitter, E.name, E.length, typeof E.once, typeof E.on, typeof E.getEventListeners, String(E.errorMonitor), String(E.captureRejectionSymbol));
console.log(Object.keys(new E()));

(function (process, native, load) {
  'use strict';
  const { signals } = load('os').constants;
  const settings = {
    directory: '', filename: '', compact: false, excludeNetwork: false, signal: 'SIGUSR2',
    fatal: false, onSignal: false, uncaught: false,
  };
  let written = 0; // reports whose name was made up

  const pad = (n, width) => String(n).padStart(width, '0');

  function madeUpName() {
    const d = new Date();
    const day = `${d.getFullYear()}${pad(d.getMonth() + 1, 2)}${pad(d.getDate(), 2)}`;
    const time = `${pad(d.getHours(), 2)}${pad(d.getMinutes(), 2)}${pad(d.getSeconds(), 2)}`;
    return `report.${day}.${time}.${process.pid}.0.${pad(++written, 3)}.json`;
  }

  function header(event, trigger, filename) {
    const os = load('os'), now = new Date();
    return {
      reportVersion: 4, event, trigger, filename,
      dumpEventTime: now.toISOString().slice(0, 19) + 'Z', dumpEventTimeStamp: String(now.getTime()),
      processId: process.pid, threadId: 0, cwd: process.cwd(),
      commandLine: [process.argv0, ...process.execArgv, ...process.argv.slice(1)],
      nodejsVersion: process.version, wordSize: native.wordSize, arch: process.arch, platform: process.platform,
      componentVersions: { ...process.versions }, release: { ...process.release },
      osName: os.type(), osRelease: os.release(), osVersion: os.version(), osMachine: os.machine(),
      cpus: os.cpus().map(({ model, speed, times: { user, nice, sys, idle, irq } }) => ({ model, speed, user, nice, sys, idle, irq })),
      ...(settings.excludeNetwork ? {} : { networkInterfaces: interfaces(os) }),
      host: os.hostname(),
    };
  }

  function interfaces(os) {
    return Object.entries(os.networkInterfaces()).flatMap(([name, list]) =>
      list.map(({ internal, mac, address, netmask, family }) => ({ name, internal, mac, address, netmask, family })));
  }

  // script is the part javascriptStack. Without an error it tells where the report was asked for.
  function script(err, signal) {
    if (signal) return { message: '', errorProperties: {} };
    if (err === undefined) {
      const made = new Error('JavaScript Callstack');
      return {
        message: 'Error [ERR_SYNTHETIC]: JavaScript Callstack',
        stack: frames(made).filter((line) => !line.includes('internal/process/report')),
        errorProperties: { code: 'ERR_SYNTHETIC' },
      };
    }
    if (typeof err.stack !== 'string') return { message: 'No stack.', stack: ['Unavailable.'], errorProperties: {} };
    const properties = {};
    for (const k of Object.keys(err)) {
      try { properties[k] = String(err[k]); } catch { properties[k] = ''; }
    }
    const stack = frames(err);
    return { message: err.stack.split('\n')[0], stack, errorProperties: properties };
  }

  function frames(err) {
    native.fixStack(err);
    return String(err.stack).split('\n').slice(1).map((line) => line.trim());
  }

  function heap() {
    const v8 = load('v8'), s = v8.getHeapStatistics(), heapSpaces = {};
    for (const space of v8.getHeapSpaceStatistics()) {
      heapSpaces[space.space_name] = {
        memorySize: space.space_size, committedMemory: space.physical_space_size,
        capacity: space.space_used_size + space.space_available_size,
        used: space.space_used_size, available: space.space_available_size,
      };
    }
    return {
      totalMemory: s.total_heap_size, executableMemory: s.total_heap_size_executable,
      totalCommittedMemory: s.total_physical_size, availableMemory: s.total_available_size,
      totalGlobalHandlesMemory: s.total_global_handles_size, usedGlobalHandlesMemory: s.used_global_handles_size,
      usedMemory: s.used_heap_size, memoryLimit: s.heap_size_limit, mallocedMemory: s.malloced_memory,
      externalMemory: s.external_memory, peakMallocedMemory: s.peak_malloced_memory,
      nativeContextCount: s.number_of_native_contexts, detachedContextCount: s.number_of_detached_contexts,
      doesZapGarbage: s.does_zap_garbage, heapSpaces,
    };
  }

  function usage() {
    const os = load('os'), u = process.resourceUsage(), seconds = process.uptime();
    const user = u.userCPUTime / 1e6, kernel = u.systemCPUTime / 1e6;
    const time = {
      userCpuSeconds: user, kernelCpuSeconds: kernel, cpuConsumptionPercent: (user + kernel) / seconds * 100,
      userCpuConsumptionPercent: user / seconds * 100, kernelCpuConsumptionPercent: kernel / seconds * 100,
    };
    const fsActivity = { reads: u.fsRead, writes: u.fsWrite };
    return {
      process: {
        free_memory: os.freemem(), total_memory: os.totalmem(), rss: process.memoryUsage.rss(),
        constrained_memory: process.constrainedMemory(), available_memory: process.availableMemory(), ...time,
        maxRss: u.maxRSS * 1024, pageFaults: { IORequired: u.majorPageFault, IONotRequired: u.minorPageFault }, fsActivity,
      },
      thread: { ...time, fsActivity },
    };
  }

  // handles is the part libuv: what is open and ref'd.
  function handles() {
    const types = { TCPSocketWrap: 'tcp', TCPServerWrap: 'tcp', PipeWrap: 'pipe', TTYWrap: 'tty', UDPWrap: 'udp', ProcessWrap: 'process' };
    const list = native.handles().map(([info, h]) => {
      const type = types[info] || 'unknown', o = { type, is_active: true, is_referenced: true };
      if (type === 'process') return { ...o, pid: h.pid };
      if (type === 'tcp' || type === 'udp') {
        const local = typeof h.address === 'function' ? attempt(() => h.address()) : undefined;
        o.localEndpoint = local && local.port !== undefined ? endpoint(local.address, local.port) : null;
        o.remoteEndpoint = h.remotePort === undefined ? null : endpoint(h.remoteAddress, h.remotePort);
      }
      if (type !== 'udp') Object.assign(o, { readable: h.readable === true, writable: h.writable === true });
      return o;
    });
    list.push({ type: 'loop', is_active: true, loopIdleTimeSeconds: 0 });
    return list;
  }

  function attempt(f) { try { return f(); } catch { return undefined; } }

  function endpoint(host, port) { return { host, [host.includes(':') ? 'ip6' : 'ip4']: host, port }; }

  function compose(event, trigger, filename, err, signal) {
    const used = usage();
    return {
      header: header(event, trigger, filename), javascriptStack: script(err, signal), javascriptHeap: heap(),
      nativeStack: native.stack(), resourceUsage: used.process, uvthreadResourceUsage: used.thread,
      libuv: handles(), workers: [], environmentVariables: { ...process.env },
      userLimits: native.limits(), sharedObjects: native.shared(),
    };
  }

  // write makes a report and returns its name, '' when it cannot be written.
  function write(event, trigger, file, err, signal) {
    const name = file || settings.filename || madeUpName();
    const report = compose(event, trigger, name, err, signal);
    const text = JSON.stringify(report, null, settings.compact ? undefined : 2) + '\n';
    if (name === 'stdout' || name === 'stderr') {
      native.print(name === 'stdout' ? 1 : 2, text);
      if (name === 'stdout') native.print(2, '\nNode.js report completed\n');
      return name;
    }
    const path = load('path'), dir = settings.directory;
    try {
      load('fs').writeFileSync(dir === '' || path.isAbsolute(name) ? name : path.join(dir, name), text);
    } catch (e) {
      native.print(2, `\nFailed to open Node.js report file: ${name}${dir && ` directory: ${dir}`} (errno: ${-e.errno})\n`);
      return '';
    }
    native.print(2, `\nWriting Node.js report to file: ${name}\nNode.js report completed\n`);
    return name;
  }

  const onSignal = (name) => write(name, 'Signal', '', undefined, true);

  function listen(on) {
    process[on ? 'on' : 'removeListener'](settings.signal, onSignal);
  }

  function checkSignal(v) {
    native.string(v, 'signal');
    if (signals[v] === undefined) {
      throw native.unknownSignal(v + (signals[v.toUpperCase()] === undefined ? '' : ' (signals must use all capital letters)'));
    }
  }

  const report = {
    writeReport(file, err) {
      if (typeof file === 'object' && file !== null) {
        err = file;
        file = undefined;
      } else if (file !== undefined) {
        native.string(file, 'file');
      }
      if (err !== undefined) native.object(err, 'err');
      return write('JavaScript API', 'API', file, err);
    },
    getReport(err) {
      if (arguments.length > 0 && err !== undefined) native.object(err, 'err');
      return JSON.parse(JSON.stringify(compose('JavaScript API', 'GetReport', null, err)));
    },
    get directory() { return settings.directory; },
    set directory(v) { native.string(v, 'directory'); settings.directory = v; },
    get filename() { return settings.filename; },
    set filename(v) { native.string(v, 'filename'); settings.filename = v; },
    get compact() { return settings.compact; },
    set compact(v) { native.boolean(v, 'compact'); settings.compact = v; },
    get excludeNetwork() { return settings.excludeNetwork; },
    set excludeNetwork(v) { native.boolean(v, 'excludeNetwork'); settings.excludeNetwork = v; },
    get signal() { return settings.signal; },
    set signal(v) {
      checkSignal(v);
      if (settings.onSignal) listen(false);
      settings.signal = v;
      if (settings.onSignal) listen(true);
    },
    get reportOnFatalError() { return settings.fatal; },
    set reportOnFatalError(v) { native.boolean(v, 'trigger'); settings.fatal = v; },
    get reportOnSignal() { return settings.onSignal; },
    set reportOnSignal(v) {
      native.boolean(v, 'trigger');
      if (settings.onSignal !== v) listen(v);
      settings.onSignal = v;
    },
    get reportOnUncaughtException() { return settings.uncaught; },
    set reportOnUncaughtException(v) { native.boolean(v, 'trigger'); settings.uncaught = v; },
  };
  return { report, uncaught(err) { if (settings.uncaught) write('Exception', 'Exception', '', Object(err)); } };
})

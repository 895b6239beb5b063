// Loads dist/extension.js and activates it against a stand-in for the editor that takes every call. Prints milliseconds
// and the bundles that were loaded.
const Module = require('node:module');
const path = require('node:path');

const dist = path.resolve(__dirname, '../../dist');

/** Something of which everything can be asked: each property, call and construction answers the same thing. */
const anything = new Proxy(function stub() {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '';
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    // It is no promise.
    return key === 'then' ? undefined : anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
/** The bundle copies the module's names into an object of its own and takes over its prototype: there it finds the rest. */
const vscode = new Proxy({}, { get: () => anything, getPrototypeOf: () => anything });

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const start = performance.now();
const extension = require(path.join(dist, 'extension.js'));
const loaded = performance.now();
extension.activate(anything);
const end = performance.now();
const bundles = Object.keys(require.cache)
  .filter((file) => file.startsWith(dist))
  .map((file) => path.basename(file));
process.stdout.write(JSON.stringify({ load: loaded - start, activate: end - loaded, bundles }), () => process.exit(0));

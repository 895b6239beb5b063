const modules = ['crypto', 'http', 'http2', 'https', 'net', 'stream', 'tls', 'url', 'zlib'];

/**
 * Loads what VS Code's extension host has loaded before any extension comes (its process.moduleLoadList, 1.139). A first
 * use in a bare Node process would be charged for Node's own modules.
 */
exports.loadAsInHost = () => {
  for (const name of modules) require(`node:${name}`);
  // The lazy half of fetch: Node's own undici.
  globalThis.Response.error();
};

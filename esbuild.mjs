// Builds every bundle into dist/. `--watch` rebuilds on change, `--dev` keeps names and maps, `--quiet` says only what is wrong.
// Writes dist/metafile.json for the tests.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/**
 * The adapters and the Lab Shell are bundles of their own, loaded by their first use: a dynamic import of one of these files becomes an
 * import of the file beside extension.js. Inside one bundle a lazy import would still cost its parse at activation.
 */
const lazyBundles = {
  'src/aws/openCloud.ts': './aws.js',
  'src/kubernetes/openCluster.ts': './kubernetes.js',
  'src/shell/lab/openLabShell.ts': './labShell.js',
  'src/shell/lab/toolBundle.ts': './labTools.js',
  'src/shell/aws/aws.ts': './awsCli.js',
};
const lazy = {
  name: 'lazy-bundles',
  setup(setup) {
    setup.onResolve({ filter: /\.ts$/ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const target = path.relative(process.cwd(), path.resolve(args.resolveDir, args.path)).replaceAll(path.sep, '/');
      const bundle = lazyBundles[target];
      return bundle === undefined ? undefined : { path: bundle, external: true };
    });
  },
};

/**
 * The AWS SDK's schema files use computed keys (`{ [_eQN]: … }`), which esbuild must keep whole. With the constant's text
 * as the key it can drop the shapes of operations we never call.
 */
const shakeAwsSchemas = {
  name: 'shake-aws-schemas',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]@aws-sdk[\\/].*[\\/]schemas[\\/]schemas_\d+\.js$/ }, async (args) => {
      const source = await readFile(args.path, 'utf8');
      const names = new Map([...source.matchAll(/^const (_\w+) = ("(?:[^"\\]|\\.)*");$/gm)].map((m) => [m[1], m[2]]));
      return { loader: 'js', contents: source.replace(/\[(_\w+)\](?=:)/g, (whole, name) => names.get(name) ?? whole) };
    });
  },
};

/** Commands of the shell package that the terminals do not offer: interpreters, databases, the network, other query languages. */
const leftOut =
  /^\.\/(?:chunks\/)?(?:curl|file|flag-coverage|html-to-markdown|js-exec|python3|rg|sqlite3|undici|xan(?:-view)?|yq)-\w+\.js$/;
const shellWithout = {
  name: 'shell-without',
  setup(setup) {
    const nothing = { path: 'nothing', namespace: 'nothing' };
    setup.onResolve({ filter: leftOut }, (args) => (args.importer.includes('just-bash') ? nothing : undefined));
    for (const name of ['sql.js', 'turndown', 'quickjs-emscripten', 'seek-bzip', '@mongodb-js/zstd', 'node-liblzma'])
      setup.onResolve({ filter: new RegExp(`^${name}$`) }, () => nothing);
    setup.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    // The package makes itself a `require` from its own address, which a bundle does not have.
    setup.onLoad({ filter: /[\\/]just-bash[\\/]dist[\\/]bundle[\\/].*\.js$/ }, async (args) => {
      const source = await readFile(args.path, 'utf8');
      return { loader: 'js', contents: source.replace(/^import\{createRequire\} from"node:module";.*$/m, '') };
    });
  },
};

/** The bash that the simulator's machines and the Lab Shell have in common is a bundle of its own, and in neither of theirs. */
const sharedBash = {
  name: 'shared-bash',
  setup(setup) {
    setup.onResolve({ filter: /^just-bash$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './bash.js', external: true },
    );
  },
};

/** client-node's `cp` brings a tar library along, which stays in a bundle that does not call it unless it is said to do nothing. */
const unusedTar = {
  name: 'unused-tar',
  setup(setup) {
    setup.onResolve({ filter: /^(?:tar-fs|stream-buffers)$/ }, async ({ path: name, pluginData, ...from }) => {
      if (pluginData === unusedTar) return undefined;
      return { ...(await setup.resolve(name, { ...from, pluginData: unusedTar })), sideEffects: false };
    });
  },
};

const common = {
  outdir: 'dist',
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  metafile: true,
  legalComments: 'none',
  logLevel: process.argv.includes('--quiet') ? 'warning' : 'info',
};

const host = {
  ...common,
  entryPoints: {
    extension: 'src/extension.ts',
    aws: 'src/aws/openCloud.ts',
    awsCli: 'src/shell/aws/aws.ts',
    bash: 'just-bash',
    kubernetes: 'src/kubernetes/openCluster.ts',
    token: 'src/aws/tokenProgram.ts',
    simulator: 'src/simulator/program.ts',
    sshProxy: 'src/simulator/host/ssh/proxyProgram.ts',
    tools: 'src/shell/program.ts',
    labShell: 'src/shell/lab/openLabShell.ts',
    labTools: 'src/shell/lab/toolBundle.ts',
  },
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  // Node compiles what is imported twice, the first time to find out what kind of module it is; what is required only once.
  supported: { 'dynamic-import': false },
  // ssh2 does without its native parts where they are not there.
  external: ['vscode', 'cpu-features', '*.node'],
  mainFields: ['module', 'main'],
  plugins: [lazy, shakeAwsSchemas, sharedBash, shellWithout, unusedTar],
};

const pages = {
  ...common,
  entryPoints: { panel: 'src/panel/app/main.ts', deploy: 'src/deployPage/app/main.ts' },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  tsconfig: 'src/webview/app/tsconfig.json',
};

if (watch) {
  for (const options of [host, pages]) await (await context(options)).watch();
} else {
  // esbuild has already shown what is wrong, line by line.
  const results = await Promise.all([build(host), build(pages)]).catch(() => process.exit(1));
  await mkdir('dist', { recursive: true });
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  const inputs = Object.assign({}, ...results.map((result) => result.metafile.inputs));
  await writeFile('dist/metafile.json', JSON.stringify({ inputs, outputs }));
}

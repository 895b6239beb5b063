// What must be there before anything else runs. Only Node's own modules and plain syntax: the Node that starts this may be old.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = path.join(root, 'node_modules', '.bin');
const node24 = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Ends the program with one line that says what is wrong and what to do. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Installs the dependencies unless node_modules already holds what package-lock.json names, Node 24 among them. */
export function installDependencies() {
  if (!dependenciesAreCurrent()) {
    console.log('Installing dependencies (once; about a minute)');
    // Not `ci`: some packages have a native part for each system, the lockfile names only some of these, and `ci` refuses that.
    npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  // Where install scripts are switched off, these two packages lack the program they are about.
  if (!works(node24) || !works(path.join(root, 'node_modules', 'esbuild', 'bin', 'esbuild'))) {
    npm(['rebuild', 'node', 'esbuild', '--ignore-scripts=false', '--loglevel=error']);
  }
  if (!works(node24))
    fail('Node 24 could not be installed in node_modules. Run "npm rebuild node" and read what it says.');
}

/**
 * Runs a program of this project with Node 24, in the project's folder, and ends with its exit code. Ctrl-C reaches both
 * processes by the terminal, so this one only waits; a signal sent to this one alone is passed on.
 */
export function continueWithNode24(args) {
  const child = spawn(node24, args, { cwd: root, stdio: 'inherit', env: environment() });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}

/** Runs a program of this project with Node 24 to its end; a failure ends this program with the given line. */
export function runWithNode24(args, complaint) {
  const result = spawnSync(node24, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment() });
  if (result.status !== 0) fail(complaint);
}

/** The environment of npm's own scripts: the project's programs first on PATH, Node 24 among them. */
function environment() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') || 'PATH';
  return Object.assign({}, process.env, { [key]: `${bin}${path.delimiter}${process.env[key] || ''}` });
}

function dependenciesAreCurrent() {
  const installed = packagesOf(path.join('node_modules', '.package-lock.json'));
  const wanted = packagesOf('package-lock.json');
  if (installed === undefined || wanted === undefined) return false;
  return Object.keys(wanted).every((name) => {
    if (name === '') return true;
    // An optional package may be missing: it is for another system.
    return installed[name] === undefined ? wanted[name].optional : installed[name].version === wanted[name].version;
  });
}

function packagesOf(lockfile) {
  const file = path.join(root, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function works(program) {
  return existsSync(program) && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function npm(args) {
  // npm tells its scripts where it is; the plain name is for those who run the script without npm.
  const self = process.env.npm_execpath;
  const known = self !== undefined && self.endsWith('.js');
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: !known && process.platform === 'win32' };
  const result = known ? spawnSync(process.execPath, [self].concat(args), options) : spawnSync('npm', args, options);
  if (result.error) fail('npm is not there. It comes with Node.js: install Node.js 20 or newer.');
  if (result.status !== 0) fail(`"npm ${args.join(' ')}" failed. See its message above.`);
}

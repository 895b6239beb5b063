// Runs the simulator by itself: `npm run simulator -- --deployed --env-file FILE`. Builds first if there is nothing to run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const program = path.join(root, 'dist', 'simulator.js');

if (!existsSync(program)) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

// Without the dashes Node would take `--env-file` for its own option.
const child = spawn(process.execPath, ['--', program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

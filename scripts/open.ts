// Opens VS Code with the extension: the desktop one where there is one, else the web workbench on 127.0.0.1.
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { quietSettings } from './web/settings.ts';
import { VsCodeServer } from './web/vsCodeServer.ts';

/** The web workbench keeps its state per address, so the same port is tried first each time. */
const usualPort = 8765;

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, '.vscode-test', 'lab');
const windows = process.platform === 'win32';
const display =
  windows || process.platform === 'darwin' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

const readme = `# Your lab folder

This folder is yours: the lab opens its terminals here, and files that you make stay here.
Start with the walkthrough **EKS Networking Lab**: *Help → Welcome*, or *Open Walkthrough…* in the command palette.
`;

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, web: { type: 'boolean' } },
});

await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'README.md'), readme);
if (!values.web && values.port === undefined && display && desktopAnswers()) openDesktop();
else await serve(await choosePort(values.port));

function desktopAnswers(): boolean {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows }).status === 0;
}

function openDesktop(): void {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const { status } = spawnSync('code', args, { stdio: 'inherit', shell: windows });
  if (status !== 0) throw new Error('VS Code did not open. Use the web workbench: npm start -- --web');
  console.log('VS Code is open with EKS Networking Lab in a new window.');
}

async function serve(port: number): Promise<void> {
  const server = await VsCodeServer.start({
    data: path.join(root, '.vscode-test', 'start'),
    settings: quietSettings,
    extensions: [root],
    port,
  }).catch(giveUp);
  const asked = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.resolve());
  const address = server.url(folder);
  console.log(`EKS Networking Lab runs in VS Code at\n\n  ${address}\n\nCtrl-C ends it.`);
  if (display && !values['no-open']) openBrowser(address);
  const byItself = await Promise.race([asked.promise.then(() => false), server.ended().then(() => true)]);
  await server.stop();
  if (byItself) giveUp(new Error(`The VS Code server ended. Its log: ${path.join(server.data, 'server.log')}`));
  process.exit(0);
}

/** The asked port or an error when it is taken; without one the usual port or, when that is taken, any free one (0). */
async function choosePort(asked: string | undefined): Promise<number> {
  const wanted = asked === undefined ? usualPort : Number(asked);
  if (await isFree(wanted)) return wanted;
  if (asked === undefined) return 0;
  return giveUp(new Error(`Port ${wanted} is in use. Choose another: npm start -- --port N`));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function openBrowser(address: string): void {
  const [program, args] =
    process.platform === 'darwin'
      ? (['open', [address]] as const)
      : windows
        ? (['cmd', ['/c', 'start', '', address.replaceAll('&', '^&')]] as const)
        : (['xdg-open', [address]] as const);
  const browser = spawn(program, args, { stdio: 'ignore', detached: true });
  browser.on('error', () => console.log('No browser could be started here: open the address yourself.'));
  browser.unref();
}

function giveUp(error: Error): never {
  console.error(error.message);
  process.exit(1);
}

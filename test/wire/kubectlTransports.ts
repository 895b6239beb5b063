import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A kubectl of this machine, and how it is to reach what streams. */
export interface Transport {
  readonly name: string;
  /** What to type for `kubectl`. */
  readonly command: string;
}

/** kubectl asks by these, from 1.29 and 1.30 on, whether to speak WebSocket; an older one knows SPDY only. */
const switches = ['KUBECTL_REMOTE_COMMAND_WEBSOCKETS', 'KUBECTL_PORT_FORWARD_WEBSOCKETS'];

/** The kubectl of the Lab Shell, as a program. */
export const ourKubectl: Transport = {
  name: 'kubectl of our own',
  command: `'${process.execPath}' '${path.resolve('dist/tools.js')}' kubectl`,
};

/** The kubectl of the PATH in both ways, and our own; of others that are installed beside it the oldest, by SPDY, and the newest. */
export function transports(): readonly Transport[] {
  const found = spawnSync('sh', ['-c', 'command -v kubectl'], { encoding: 'utf8' }).stdout.trim();
  if (found === '') return [];
  const folder = path.dirname(realpathSync(found));
  const beside = Array.from({ length: 40 }, (_, minor) => path.join(folder, `kubectl.1.${minor}`)).filter(existsSync);
  const [oldest] = beside;
  const newest = beside.at(-1);
  return [
    transport('kubectl', true),
    ourKubectl,
    transport('kubectl', false),
    ...(oldest === undefined ? [] : [transport(oldest, false)]),
    ...(newest === undefined ? [] : [transport(newest, true)]),
  ];
}

function transport(program: string, webSocket: boolean): Transport {
  return {
    name: `${path.basename(program)} over ${webSocket ? 'WebSocket' : 'SPDY'}`,
    command: `${switches.map((name) => `${name}=${webSocket}`).join(' ')} ${program}`,
  };
}

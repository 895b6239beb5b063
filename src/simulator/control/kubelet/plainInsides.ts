import { bundledPrograms } from '../../../terminal/bundled/bundledPrograms.ts';
import { HostFiles } from '../../../terminal/files/hostFiles.ts';
import type { Account, Programs } from '../../../terminal/program.ts';
import { genericPrograms } from '../../../terminal/programs/genericPrograms.ts';
import { Session } from '../../../terminal/session.ts';
import { ashDialect } from '../../../terminal/shell/dialects.ts';
import type { Machine } from '../../../terminal/shell/machine.ts';
import type { LabClock } from '../../world/labClock.ts';
import type { Random } from '../../world/random.ts';
import { firstSize, type ContainerInside, type ContainerInsides } from './containerInside.ts';

const root: Account = { name: 'root', uid: 0, home: '/root' };
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Insides with a shell, the usual small programs and files of their own, and without a network. */
export function plainInsides(clock: LabClock, random: Random): ContainerInsides {
  return {
    open(pod, { workingDir }, env): ContainerInside {
      const hostname = pod.spec.hostname ?? pod.metadata.name;
      // Most containers are never looked into.
      let machine: Machine | undefined;
      const variables = new Map(Object.entries({ PATH: path, HOSTNAME: hostname, HOME: root.home, ...env }));
      return {
        async run(argv, { write, stdin, signal }) {
          machine ??= plainMachine(hostname, clock, random);
          const session = new Session({
            machine,
            account: root,
            cwd: workingDir ?? '/',
            env: variables,
            what: { kind: 'program', argv },
            terminal: stdin?.isTerminal === true ? firstSize : undefined,
            send: (stream, text) => write(text, stream) ?? Promise.resolve(),
          });
          if (stdin === undefined) session.endInput();
          else stdin.opened(session);
          signal.addEventListener('abort', () => session.hangUp(), { once: true });
          return session.done;
        },
      };
    },
  };
}

function plainMachine(hostname: string, clock: LabClock, random: Random): Machine {
  const files = new HostFiles();
  for (const folder of ['/root', '/tmp', '/var/log', '/etc']) files.mkdirSync(folder, { recursive: true });
  files.put('/etc/hostname', `${hostname}\n`);
  files.put('/dev/null', '');
  const found: Programs = (name) => table.get(name.split('/').at(-1) ?? name);
  const all = [...bundledPrograms(files), ...genericPrograms({ hostname, programs: found })];
  const table = new Map(all.map((program) => [program.name, program]));
  let pid = 1;
  return {
    hostname,
    files,
    // Scripts of containers may go round for ever: lab time does not hurry for them.
    clock: { now: () => clock.now(), after: (ms, run) => clock.background(ms, run) },
    programs: found,
    programNames: () => [...table.keys()],
    dialect: ashDialect,
    random,
    nextPid: () => ++pid,
    accountOf: (name) => (name === root.name ? root : undefined),
    mayRead: () => true,
    mayWrite: () => true,
  };
}

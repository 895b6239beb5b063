import { sleep } from '../../../base/abort.ts';
import type { Program, ProgramContext } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { findPackage, packages, type Package } from './packages.ts';

/** Milliseconds of people's time that an installation takes. */
const installTime = 600;

/** `yum` and `dnf`: `install`, `remove`, `list installed`, `search` and `info` of the packages that there are. */
export function yum(machine: HostMachine, name: 'yum' | 'dnf'): Program {
  const installed = (each: Package) => each.programs.every((program) => machine.programs(program) !== undefined);
  return {
    name,
    path: `/usr/bin/${name}`,
    async run(context) {
      const options = readOptions(context.args, 'yqvCbe:d:', {
        long: ['assumeyes', 'quiet', 'enablerepo:', 'nogpgcheck'],
      });
      const [command, ...wanted] = options.operands;
      switch (command) {
        case 'install':
        case 'reinstall':
          return install(machine, context, wanted, {
            installed,
            yes: options.has('y', 'assumeyes'),
            modern: name === 'dnf' || machine.place.distribution.name === 'al2023',
          });
        case 'remove':
        case 'erase':
          return remove(machine, context, wanted, installed);
        case 'list':
          for (const each of packages.filter((one) => wanted[0] !== 'installed' || installed(one)))
            await context.stdout.write(
              `${`${each.name}.x86_64`.padEnd(34)}${versionOf(machine, each).padEnd(31)}@amazonlinux\n`,
            );
          return 0;
        case 'search':
        case 'info':
          for (const each of packages.filter((one) => wanted.some((word) => one.name.includes(word))))
            await context.stdout.write(`${each.name}.x86_64 : ${each.summary}\n`);
          return 0;
        case 'update':
        case 'upgrade':
        case 'check-update':
          await context.stdout.write('Nothing to do.\nComplete!\n');
          return 0;
        default:
          await context.stderr.write(
            command === undefined ? `usage: ${name} [options] COMMAND\n` : `No such command: ${command}.\n`,
          );
          return 1;
      }
    },
  };
}

function versionOf({ place }: HostMachine, { version }: Package): string {
  return place.distribution.name === 'al2' ? version.al2 : version.al2023;
}

async function install(
  machine: HostMachine,
  context: ProgramContext,
  names: readonly string[],
  how: { readonly installed: (each: Package) => boolean; readonly yes: boolean; readonly modern: boolean },
): Promise<number> {
  const { stdout, stderr, account } = context;
  if (account.uid !== 0) {
    await stderr.write(
      how.modern
        ? 'Error: This command has to be run with superuser privileges (under the root user on most systems).\n'
        : 'Loaded plugins: priorities, update-motd, versionlock\nYou need to be root to perform this command.\n',
    );
    return 1;
  }
  const found = names.map((name) => ({ name, known: findPackage(name) }));
  const missing = found.filter(({ known }) => known === undefined).map(({ name }) => name);
  for (const name of missing)
    await stdout.write(how.modern ? `No match for argument: ${name}\n` : `No package ${name} available.\n`);
  if (missing.length > 0 && (how.modern || missing.length === names.length)) {
    await (how.modern
      ? stderr.write(`Error: Unable to find a match: ${missing.join(' ')}\n`)
      : stdout.write('Error: Nothing to do\n'));
    return 1;
  }
  const chosen = [...new Set(found.flatMap(({ known }) => known ?? []))];
  for (const each of chosen.filter(how.installed))
    await stdout.write(`Package ${each.name}-${versionOf(machine, each)}.x86_64 is already installed.\n`);
  const fresh = chosen.filter((each) => !how.installed(each));
  if (fresh.length === 0) {
    await stdout.write(how.modern ? 'Dependencies resolved.\nNothing to do.\nComplete!\n' : 'Nothing to do\n');
    return 0;
  }
  await stdout.write(table(machine, fresh));
  if (!how.yes && !(await agreed(context))) {
    await stdout.write('Operation aborted.\n');
    return 1;
  }
  await stdout.write('Downloading Packages:\nRunning transaction\n');
  await sleep(context.clock, installTime, context.signal);
  const total = fresh.length;
  for (const [index, each] of fresh.entries())
    await stdout.write(
      `  Installing       : ${`${each.name}-${versionOf(machine, each)}.x86_64`.padEnd(50)} ${index + 1}/${total} \n`,
    );
  for (const each of fresh) machine.table.reveal(each.programs);
  const list = fresh.map((each) => `  ${each.name}-${versionOf(machine, each)}.x86_64`).join('\n');
  await stdout.write(`\nInstalled:\n${list}\n\nComplete!\n`);
  return 0;
}

function table(machine: HostMachine, fresh: readonly Package[]): string {
  const line = '='.repeat(80);
  const rows = fresh.map(
    (each) =>
      ` ${each.name.padEnd(22)} x86_64   ${versionOf(machine, each).padEnd(26)} amazonlinux ${String(each.size).padStart(6)} k\n`,
  );
  return [
    `Dependencies resolved.\n${line}\n`,
    ` ${'Package'.padEnd(22)} Arch     ${'Version'.padEnd(26)} Repository    Size\n${line}\n`,
    `Installing:\n${rows.join('')}`,
    `\nTransaction Summary\n${line}\nInstall  ${fresh.length} Package${fresh.length === 1 ? '' : 's'}\n\n`,
  ].join('');
}

async function agreed({ stdin, stdout, signal }: ProgramContext): Promise<boolean> {
  await stdout.write('Is this ok [y/N]: ');
  return /^y(?:es)?$/i.test((await stdin.readLine(signal))?.trim() ?? '');
}

async function remove(
  machine: HostMachine,
  { stdout, stderr, account }: ProgramContext,
  names: readonly string[],
  installed: (each: Package) => boolean,
): Promise<number> {
  if (account.uid !== 0) {
    await stderr.write(
      'Error: This command has to be run with superuser privileges (under the root user on most systems).\n',
    );
    return 1;
  }
  for (const name of names) {
    const known = findPackage(name);
    if (known === undefined || !installed(known)) {
      await stdout.write(`No match for argument: ${name}\n`);
      continue;
    }
    machine.table.hide(known.programs);
    await stdout.write(`Removed:\n  ${known.name}-${versionOf(machine, known)}.x86_64\n`);
  }
  await stdout.write('Complete!\n');
  return 0;
}

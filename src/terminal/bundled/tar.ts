import type { Bash } from 'just-bash';
import type { Program, ProgramContext } from '../program.ts';
import { bytesOfText, textOf } from '../streams/byteText.ts';

/** Options about owners, of which these files have none. */
const ignored = /^--(?:no-)?(?:same-owner|same-permissions|preserve-permissions)$/;

/** How many archives have been piped. */
let archives = 0;

/** `tar`, by the package's own. An archive that is piped goes through a file, since the package pipes text. */
export function tar(open: () => Bash): Program {
  return { name: 'tar', path: '/usr/bin/tar', run: (context) => run(open(), context) };
}

async function run(bash: Bash, context: ProgramContext): Promise<number> {
  const { files, stdin, stdout, stderr, signal, cwd, env } = context;
  const args = context.args.filter((arg) => !ignored.test(arg));
  const at = args.findIndex((arg, index) => arg === '-' && /^-?[a-zA-Z]*f$|^--file$/.test(args[index - 1] ?? ''));
  const isPiped = at >= 0;
  const writes = args.includes('--create') || /^-?[a-zA-Z]*c/.test(args.find((arg) => !arg.startsWith('--')) ?? '');
  const archive = `/tmp/.archive-${(archives += 1)}`;
  if (isPiped && !writes) await files.writeFile(archive, bytesOfText(await stdin.readAll(signal)));
  const named = isPiped ? args.toSpliced(at, 1, archive) : args;
  // Names in an archive begin with no slash, so that it can be unpacked anywhere.
  const isAbsolute = (arg: string, index: number): boolean =>
    writes && index > 0 && arg.startsWith('/') && !/^-?[a-zA-Z]*f$|^-C$/.test(named[index - 1] ?? '');
  const strips = named.some(isAbsolute) && !named.includes('-C');
  if (strips) await stderr.write("tar: Removing leading `/' from member names\n");
  const result = await bash.exec('tar', {
    args: strips ? named.map((arg, index) => (isAbsolute(arg, index) ? arg.replace(/^\/+/, '') : arg)) : named,
    cwd: strips ? '/' : cwd,
    env: Object.fromEntries(env),
    replaceEnv: true,
    signal,
  });
  signal.throwIfAborted();
  if (result.stdout !== '') await stdout.write(result.stdout);
  if (result.stderr !== '') await stderr.write(inTarsWords(result.stderr, strips).replaceAll(archive, '-'));
  if (!isPiped) return result.exitCode;
  if (writes && (await files.exists(archive))) await stdout.write(textOf(await files.readFileBuffer(archive)));
  await files.rm(archive, { force: true });
  return result.exitCode;
}

/** Complaints as GNU tar makes them: of a missing file by the name that was given. */
function inTarsWords(complaint: string, strips: boolean): string {
  const told = complaint.replaceAll(
    /^tar: (.*?): ENOENT: .*$/gm,
    (_, name: string) => `tar: ${strips ? '/' : ''}${name}: Cannot stat: No such file or directory`,
  );
  return told === complaint ? told : `${told}tar: Exiting with failure status due to previous errors\n`;
}

import { Bash, type CommandName } from 'just-bash';
import type { Files } from '../files/hostFiles.ts';
import type { Program, ProgramContext } from '../program.ts';
import { readsInput, worksLineByLine } from './inputUse.ts';
import { tar } from './tar.ts';

/** Programs that the package has and that do not have to show anything before their input has ended. */
const names = [
  'awk',
  'base64',
  'basename',
  'chmod',
  'column',
  'comm',
  'cp',
  'cut',
  'diff',
  'dirname',
  'du',
  'egrep',
  'expand',
  'expr',
  'fgrep',
  'find',
  'fold',
  'grep',
  'gunzip',
  'gzip',
  'join',
  'jq',
  'ln',
  'md5sum',
  'mkdir',
  'mv',
  'nl',
  'od',
  'paste',
  'readlink',
  'rev',
  'rm',
  'rmdir',
  'sed',
  'seq',
  'sha1sum',
  'sha256sum',
  'sort',
  'split',
  'stat',
  'strings',
  'tac',
  'touch',
  'tr',
  'unexpand',
  'uniq',
  'wc',
  'zcat',
] as const satisfies readonly CommandName[];

/** The package's programs, working on a machine's files. */
export function bundledPrograms(files: Files): readonly Program[] {
  let bash: Bash | undefined;
  // It patches the whole process while it runs, to fence in code that these programs do not run.
  const open = () => (bash ??= new Bash({ fs: files, commands: [...names, 'tar'], defenseInDepth: false }));
  const programs = names.map((name): Program => ({
    name,
    path: `/usr/bin/${name}`,
    run: (context) => runBundled(open(), name, context),
  }));
  return [...programs, tar(open)];
}

async function runBundled(bash: Bash, name: string, context: ProgramContext): Promise<number> {
  const args = context.args.filter((arg) => !/^--colou?r(?:=|$)/.test(arg));
  const { stdin, stdout, stderr, signal } = context;
  const once = async (input: string): Promise<number> => {
    const result = await bash.exec(name, {
      args: [...args],
      stdin: input,
      cwd: context.cwd,
      // Where the package looks for its programs, whatever the search path of the shell.
      env: { ...Object.fromEntries(context.env), PATH: '/usr/bin' },
      replaceEnv: true,
      signal,
    });
    signal.throwIfAborted();
    if (result.stdout !== '') await stdout.write(result.stdout);
    if (result.stderr !== '') await stderr.write(result.stderr);
    return result.exitCode;
  };
  if (!readsInput(name, args)) return once('');
  if (!worksLineByLine(name, args)) return once(await stdin.readAll(signal));
  return eachPiece(context, once);
}

/** Gives a program its input as it comes, in whole lines; the best of its statuses is the status. */
async function eachPiece({ stdin, signal }: ProgramContext, once: (input: string) => Promise<number>): Promise<number> {
  let held = '';
  let status: number | undefined;
  const give = async (lines: string) => {
    const code = await once(lines);
    status = Math.min(status ?? code, code);
  };
  for (let piece = await stdin.read(signal); piece !== undefined; piece = await stdin.read(signal)) {
    held += piece;
    const end = held.lastIndexOf('\n') + 1;
    if (end === 0) continue;
    const lines = held.slice(0, end);
    held = held.slice(end);
    await give(lines);
  }
  if (held !== '' || status === undefined) await give(held);
  return status ?? 0;
}

import type { Flag } from '../commandLine.ts';
import type { KubectlCommand } from './command.ts';
import { namesUnder } from './findVerb.ts';
import { verbs, type VerbGroup } from './verbs.ts';

const groups: readonly VerbGroup[] = ['Look', 'Change', 'Inside pods', 'Cluster', 'Settings'];

/** What `kubectl help` prints: every command that stands alone, by what it is for. */
export function overview(): string {
  const listed = groups.map((group) => {
    const names = namesUnder('').filter((name) => groupOf(name) === group);
    return `${group}:\n${names.map((name) => `  ${name.padEnd(15)} ${summaryOf(name)}\n`).join('')}`;
  });
  return `kubectl controls the Kubernetes cluster of this terminal.

${listed.join('\n')}
Usage:
  kubectl [flags] [options]

Use "kubectl <command> --help" for more information about a given command.
`;
}

/** What a command prints that only has others under it. */
export function listOf(parent: string): string {
  const names = namesUnder(parent).map((name) => `  ${name.padEnd(15)} ${summaryOf(`${parent} ${name}`)}\n`);
  return `Available Commands:\n${names.join('')}\nUsage:\n  kubectl ${parent} [command]\n`;
}

/** What `--help` prints of a command. */
export function helpOf(name: string, { takes, flags }: KubectlCommand): string {
  const below = namesUnder(name).length > 0 ? `\n${listOf(name)}` : '';
  const options = Object.entries(flags).map(([flag, shape]) => `    ${flagForm(flag, shape)}\n`);
  const listed = options.length > 0 ? `\nOptions:\n${options.join('')}` : '';
  return `${summaryOf(name)}.\n\nUsage:\n  ${`kubectl ${name} ${takes}`.trimEnd()}\n${listed}${below}`;
}

function flagForm(name: string, { short, kind }: Flag): string {
  const value = kind === 'switch' ? '' : kind === 'list' ? '=[]' : "=''";
  return `${short === undefined || short === name ? '' : `-${short}, `}--${name}${value}`;
}

function groupOf(name: string): VerbGroup | undefined {
  return (verbs[name] ?? Object.entries(verbs).find(([each]) => each.startsWith(`${name} `))?.[1])?.group;
}

function summaryOf(name: string): string {
  const own = Object.hasOwn(verbs, name) ? verbs[name]?.summary : undefined;
  return own ?? namesUnder(name).join(', ');
}

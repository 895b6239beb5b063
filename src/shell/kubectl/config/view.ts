import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { objectPrinter } from '../output/objectPrinter.ts';
import { wholeConfig, type Named, type WholeConfig } from './configSource.ts';

const flags = {
  flatten: { kind: 'switch' },
  minify: { kind: 'switch' },
  output: { kind: 'text', short: 'o' },
  raw: { kind: 'switch' },
  template: { kind: 'text' },
} as const satisfies Readonly<Record<string, Flag>>;

/** What may be left to guess in a configuration that is shown. */
const hidden: Readonly<Record<string, string>> = {
  'certificate-authority-data': 'DATA+OMITTED',
  'client-certificate-data': 'DATA+OMITTED',
  'client-key-data': 'DATA+OMITTED',
  password: 'REDACTED',
  token: 'REDACTED',
};

/** `kubectl config view`. */
export const view: KubectlCommand = {
  takes: '',
  flags,
  async run(line, session) {
    const whole = await wholeConfig(session);
    const name = line.text('context') ?? whole['current-context'];
    const chosen = line.has('minify') ? minified(whole, name) : whole;
    const shown = line.has('raw') ? chosen : withoutSecrets(chosen);
    const print = await objectPrinter(line.text('output') ?? 'yaml', {
      template: line.text('template'),
      cwd: session.cwd,
    });
    const object = { apiVersion: 'v1', kind: 'Config', preferences: {}, ...withDefaults(shown) };
    session.print(print(object));
    return 0;
  },
};

/** What kubectl adds to exec plugins that do not say it. */
function withDefaults(whole: WholeConfig): WholeConfig {
  const users = whole.users.map((each) => {
    const { exec, ...rest } = (each['user'] ?? {}) as { readonly exec?: object };
    return exec === undefined ? each : { ...each, user: { ...rest, exec: { provideClusterInfo: false, ...exec } } };
  });
  return { ...whole, users };
}

/** Only the context of that name, its cluster and its user. */
function minified(whole: WholeConfig, name: string): WholeConfig {
  const context = whole.contexts.find((each) => each.name === name);
  if (name === '') throw new ToolError('error: current-context must exist in order to minify');
  if (context === undefined) throw new ToolError(`error: cannot locate context ${name}`);
  const { cluster, user } = context['context'] as { readonly cluster?: string; readonly user?: string };
  const named = (list: readonly Named[], wanted: string | undefined) => list.filter((each) => each.name === wanted);
  return {
    clusters: named(whole.clusters, cluster),
    contexts: [context],
    users: named(whole.users, user),
    'current-context': name,
  };
}

function withoutSecrets(whole: WholeConfig): WholeConfig {
  const cleaned = (list: readonly Named[], part: string) =>
    list.map((each) => ({
      ...each,
      [part]: Object.fromEntries(
        Object.entries(each[part] ?? {}).map(([key, value]: [string, unknown]) => [key, hidden[key] ?? value]),
      ),
    }));
  return { ...whole, clusters: cleaned(whole.clusters, 'cluster'), users: cleaned(whole.users, 'user') };
}

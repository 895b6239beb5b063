import type { Flag } from '../../commandLine.ts';
import { changeContexts, useContext as useContextOf } from '../../kubeconfig/changeKubeconfig.ts';
import { readKubeconfig } from '../../kubeconfig/kubeconfig.ts';
import { ToolError } from '../../tool.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { Columns } from '../output/columns.ts';
import { addContext } from './addContext.ts';
import { configFile, wholeConfig } from './configSource.ts';

/** `kubectl config current-context`. */
export const currentContext: KubectlCommand = {
  takes: '',
  flags: {},
  async run(_, session) {
    const { currentContext: name } = await readKubeconfig(session.environment);
    if (name === '') throw new ToolError('error: current-context is not set');
    session.print(`${name}\n`);
    return 0;
  },
};

const listFlags = {
  'no-headers': { kind: 'switch' },
  output: { kind: 'text', short: 'o' },
} as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl config get-contexts`. */
export const getContexts: KubectlCommand = {
  takes: '[CONTEXT...]',
  flags: listFlags,
  async run(line, session) {
    const { contexts, currentContext: current } = await readKubeconfig(session.environment);
    const sorted = contexts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const shown = line.words.length === 0 ? sorted : sorted.filter(({ name }) => line.words.includes(name));
    const output = line.text('output') ?? '';
    if (output === 'name') session.print(shown.map(({ name }) => `${name}\n`).join(''));
    else if (output !== '') throw new ToolError(`error: output must be one of '' or 'name': ${output}`);
    else {
      const rows = shown.map(({ name, context: { cluster, user, namespace } }) => [
        name === current ? '*' : '',
        name,
        cluster,
        user,
        namespace ?? '',
      ]);
      const header = line.has('no-headers') ? [] : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']];
      session.print(new Columns().print([...header, ...rows]));
    }
    const missing = line.words.filter((word) => !sorted.some(({ name }) => name === word));
    for (const name of missing) session.printError(`error: context ${name} not found\n`);
    return missing.length > 0 ? 1 : 0;
  },
};

/** `kubectl config get-clusters` or `get-users`. */
export const namesOf = (part: 'clusters' | 'users'): KubectlCommand => ({
  takes: '',
  flags: {},
  async run(_, session) {
    const whole = await wholeConfig(session);
    session.print(`NAME\n${whole[part].map(({ name }) => `${name}\n`).join('')}`);
    return 0;
  },
});

/** `kubectl config use-context`. */
export const useContext: KubectlCommand = {
  takes: 'CONTEXT_NAME',
  flags: {},
  async run({ words }, session) {
    const [name] = words;
    if (name === undefined || words.length > 1) throw new UsageError(`accepts 1 arg(s), received ${words.length}`);
    const { contexts } = await readKubeconfig(session.environment);
    if (!contexts.some((each) => each.name === name))
      throw new ToolError(`error: no context exists with the name: "${name}"`);
    await useContextOf(session.environment, name);
    session.print(`Switched to context "${name}".\n`);
    return 0;
  },
};

const setFlags = { current: { kind: 'switch' } } as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl config set-context`, with the global flags `--cluster`, `--user` and `--namespace` as what to set. */
export const setContext: KubectlCommand = {
  takes: '[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  flags: setFlags,
  async run(line, session) {
    const { contexts, currentContext: current } = await readKubeconfig(session.environment);
    const isCurrent = line.has('current');
    const name = isCurrent ? current : line.words[0];
    if (isCurrent && current === '') throw new ToolError('error: no current context is set');
    if (name === undefined) throw new UsageError('you must specify a non-empty context name or --current');
    const fields = Object.entries({
      cluster: line.text('cluster'),
      user: line.text('user'),
      namespace: line.text('namespace'),
    }).filter(([, value]) => value !== undefined);
    const change = Object.fromEntries(fields) as Readonly<Record<string, string>>;
    const isThere = contexts.some((each) => each.name === name);
    if (isThere)
      await changeContexts(session.environment, (each) =>
        each.name === name ? { ...each, context: { ...each.context, ...change } } : each,
      );
    else await addContext(session.environment, { name, context: { cluster: '', user: '', ...change } });
    session.print(`Context "${name}" ${isThere ? 'modified' : 'created'}.\n`);
    return 0;
  },
};

/** `kubectl config delete-context`. */
export const deleteContext: KubectlCommand = {
  takes: 'NAME',
  flags: {},
  async run({ words }, session) {
    const [name = ''] = words;
    const { contexts, currentContext: current } = await readKubeconfig(session.environment);
    const file = configFile(session);
    if (!contexts.some((each) => each.name === name))
      throw new ToolError(`error: cannot delete context ${name}, not in ${file}`);
    if (name === current)
      session.printError(
        'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
      );
    await changeContexts(session.environment, (each) => (each.name === name ? undefined : each));
    session.print(`deleted context ${name} from ${file}\n`);
    return 0;
  },
};

/** `kubectl config rename-context`. */
export const renameContext: KubectlCommand = {
  takes: 'CONTEXT_NAME NEW_NAME',
  flags: {},
  async run({ words }, session) {
    const [name = '', to = ''] = words;
    const { contexts, currentContext: current } = await readKubeconfig(session.environment);
    const has = (wanted: string) => contexts.some((each) => each.name === wanted);
    if (!has(name))
      throw new ToolError(`error: cannot rename the context "${name}", it's not in ${configFile(session)}`);
    if (has(to))
      throw new ToolError(
        `error: cannot rename the context "${name}", the context "${to}" already exists in ${configFile(session)}`,
      );
    await changeContexts(session.environment, (each) => (each.name === name ? { ...each, name: to } : each));
    if (name === current) await useContextOf(session.environment, to);
    session.print(`Context "${name}" renamed to "${to}".\n`);
    return 0;
  },
};

/** `kubectl config unset`, for the one property that people unset. */
export const unset: KubectlCommand = {
  takes: 'PROPERTY_NAME',
  flags: {},
  async run({ words }, session) {
    const [name = ''] = words;
    if (name !== 'current-context')
      throw new ToolError(`error: this kubectl can only unset current-context, not ${name}`);
    await useContextOf(session.environment, '');
    session.print('Property "current-context" unset.\n');
    return 0;
  },
};

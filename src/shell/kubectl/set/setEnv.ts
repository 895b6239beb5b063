import { text as textOf } from 'node:stream/consumers';
import { ToolError } from '../../tool.ts';
import { matchesName, withContainers } from '../change/podTemplate.ts';
import type { KubectlCommand } from '../command.ts';
import {
  changedVariables,
  isEnvironmentChange,
  parseEnvironment,
  takenVariables,
  type EnvironmentChanges,
  type Variable,
} from './environmentChanges.ts';
import { listEnvironment } from './listEnvironment.ts';
import { changePodSpecs, setFlags } from './setCommand.ts';
import { variablesFrom } from './variablesFrom.ts';

/** `kubectl set env TYPE/NAME KEY=VALUE KEY-`. */
export const setEnv: KubectlCommand = {
  takes: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  flags: {
    ...setFlags,
    containers: { kind: 'text', short: 'c' },
    env: { kind: 'list', short: 'e' },
    from: { kind: 'text' },
    keys: { kind: 'list' },
    list: { kind: 'switch' },
    overwrite: { kind: 'switch' },
    prefix: { kind: 'text' },
    resolve: { kind: 'switch' },
  },
  async run(line, session) {
    const first = line.words.findIndex(isEnvironmentChange);
    const words = first < 0 ? line.words : line.words.slice(0, first);
    const given = [...(first < 0 ? [] : line.words.slice(first)), ...line.list('env')];
    if (words.length === 0 && line.list('filename').length === 0)
      throw new ToolError('error: one or more resources must be specified as <resource> <name> or <resource>/<name>');
    if (line.has('list') && given.length > 0)
      throw new ToolError('error: cannot set both --list and environment variables');
    const input = given.includes('-') ? (await textOf(session.input)).split('\n').filter((each) => each !== '') : [];
    const changes = parseEnvironment(given, input);
    const from = line.text('from') ?? '';
    const drawn = from === '' ? [] : await variablesFrom(from, line, session);
    const wanted: EnvironmentChanges = { ...changes, set: [...changes.set, ...drawn] };
    const pattern = line.text('containers') ?? '*';
    if (line.has('list')) return await listEnvironment(line, session, words, pattern);
    const overwrites = line.text('overwrite') === undefined || line.has('overwrite');
    return await changePodSpecs(line, session, words, 'env', (spec, { resource, name }) => {
      const all = [...(spec.initContainers ?? []), ...spec.containers];
      if (!all.some((container) => matchesName(pattern, container)))
        session.printError(`Warning: ${resource.kind}/${name} does not have any containers matching "${pattern}"\n`);
      if (wanted.set.length + wanted.removed.length === 0) return spec;
      return withContainers(
        spec,
        (container) => matchesName(pattern, container),
        (container) => {
          const before = (container['env'] ?? []) as readonly Variable[];
          const taken = overwrites ? [] : takenVariables(before, wanted);
          if (taken.length > 0) throw new ToolError(`error: ${resource.name}/${name} ${taken.join('; ')}`);
          const env = changedVariables(before, wanted);
          const { env: _, ...rest } = container;
          return env.length === 0 ? rest : { ...container, env };
        },
      );
    });
  },
};

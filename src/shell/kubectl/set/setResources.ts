import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { nothingNamed } from '../change/eachTarget.ts';
import { matchesName, withContainers } from '../change/podTemplate.ts';
import type { KubectlCommand } from '../command.ts';
import { changePodSpecs, setFlags } from './setCommand.ts';

type Quantities = Readonly<Record<string, string>>;

/** `kubectl set resources TYPE/NAME --limits=cpu=200m,memory=512Mi --requests=cpu=100m`. */
export const setResources: KubectlCommand = {
  takes: '(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS]',
  flags: {
    ...setFlags,
    containers: { kind: 'text', short: 'c' },
    limits: { kind: 'text' },
    requests: { kind: 'text' },
  },
  async run(line, session) {
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    if ((line.text('limits') ?? '') === '' && (line.text('requests') ?? '') === '')
      throw new ToolError(
        'error: you must specify an update to requests or limits (in the form of --requests/--limits)',
      );
    const [limits, requests] = [quantities(line, 'limits'), quantities(line, 'requests')];
    const pattern = line.text('containers') ?? '*';
    return await changePodSpecs(line, session, line.words, 'resource requirements', (spec) => {
      if (!spec.containers.some((container) => matchesName(pattern, container)))
        throw new ToolError(`error: unable to find container named ${pattern}`);
      return withContainers(
        spec,
        (container) => spec.containers.includes(container) && matchesName(pattern, container),
        (container) => {
          const before = (container['resources'] ?? {}) as {
            readonly limits?: Quantities;
            readonly requests?: Quantities;
          };
          const resources = {
            ...before,
            ...(Object.keys(limits).length === 0 ? {} : { limits: { ...before.limits, ...limits } }),
            ...(Object.keys(requests).length === 0 ? {} : { requests: { ...before.requests, ...requests } }),
          };
          return { ...container, resources };
        },
      );
    });
  },
};

/** Reads `cpu=200m,memory=512Mi`. */
function quantities(line: CommandLine<string>, flag: string): Quantities {
  const text = line.text(flag) ?? '';
  if (text === '') return {};
  return Object.fromEntries(
    text.split(',').map((pair): [string, string] => {
      const [name = '', value, ...more] = pair.split('=');
      if (value === undefined || more.length > 0)
        throw new ToolError(`error: Invalid argument syntax ${pair}, expected <resource>=<value>`);
      if (!/^[+-]?[0-9.]+(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(value))
        throw new ToolError(
          String.raw`error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
        );
      return [name, value];
    }),
  );
}

import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { UsageError } from '../command.ts';
import { newMetadata } from '../create/generator.ts';
import { parsePairs } from '../expose/pairs.ts';
import { integerFlag } from '../flagValues.ts';
import type { JsonObject } from '../patch/jsonObject.ts';

/** The pod that `kubectl run` is to make, with the fields that Go's types always print. */
export function runPod(name: string, args: readonly string[], line: CommandLine<string>): JsonObject {
  const restartPolicy = line.text('restart') ?? 'Always';
  if (!['Always', 'OnFailure', 'Never'].includes(restartPolicy))
    throw new UsageError(`invalid restart policy: ${restartPolicy}`);
  const port = integerFlag(line, 'port');
  const env = line.list('env').map(variable);
  const takesInput = line.has('stdin');
  const container = {
    ...(args.length === 0 ? {} : { [line.has('command') ? 'command' : 'args']: args }),
    ...(env.length === 0 ? {} : { env }),
    image: line.text('image'),
    ...(line.text('image-pull-policy') === undefined ? {} : { imagePullPolicy: line.text('image-pull-policy') }),
    name,
    ...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
    resources: {},
    ...(line.has('privileged') ? { securityContext: { privileged: true } } : {}),
    ...(takesInput ? { stdin: true, ...(line.has('leave-stdin-open') ? {} : { stdinOnce: true }) } : {}),
    ...(line.has('tty') ? { tty: true } : {}),
  };
  const annotations = line.list('annotations').flatMap((text) => Object.entries(parsePairs(text)));
  const labels = line.text('labels') === undefined ? { run: name } : parsePairs(line.text('labels') ?? '');
  const more = annotations.length === 0 ? {} : { annotations: Object.fromEntries(annotations) as JsonObject };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: newMetadata(name, { labels, ...more }),
    spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy },
    status: {},
  };
}

function variable(text: string): { readonly name: string; readonly value: string } {
  const at = text.indexOf('=');
  if (at <= 0) throw new ToolError(`error: invalid env: ${text}`);
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}

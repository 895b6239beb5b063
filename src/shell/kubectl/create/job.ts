import { ToolError } from '../../tool.ts';
import { isJsonObject, type JsonObject } from '../patch/jsonObject.ts';
import { newMetadata, type Generator } from './generator.ts';

/** `kubectl create job NAME (--image=IMAGE [-- COMMAND] | --from=cronjob/NAME)`. */
export const job: Generator = {
  flags: { image: { kind: 'text' }, from: { kind: 'text' } },
  failure: 'failed to create job: ',
  async build({ name, line, command, read }) {
    const image = line.text('image') ?? '';
    const from = line.text('from') ?? '';
    if ((image === '') === (from === '')) throw new ToolError('error: either --image or --from must be specified');
    if (from !== '') {
      if (command.length > 0) throw new ToolError('error: cannot specify --from and command');
      return await fromCronJob(name, from, read);
    }
    const container = { ...(command.length === 0 ? {} : { command }), image, name, resources: {} };
    return {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: newMetadata(name),
      spec: {
        template: { metadata: { creationTimestamp: null }, spec: { containers: [container], restartPolicy: 'Never' } },
      },
      status: {},
    };
  },
};

async function fromCronJob(
  name: string,
  from: string,
  read: (resource: string, name: string) => Promise<JsonObject>,
): Promise<JsonObject> {
  const slash = from.indexOf('/');
  const [resource, cronJob] = slash < 0 ? ['cronjob', from] : [from.slice(0, slash), from.slice(slash + 1)];
  const found = await read(resource, cronJob);
  if (found['kind'] !== 'CronJob') throw new ToolError(`error: unknown object type *v1.${String(found['kind'])}`);
  const { metadata, spec } = found as {
    readonly metadata: { readonly name: string; readonly uid: string };
    readonly spec: { readonly jobTemplate: { readonly metadata?: JsonObject; readonly spec: JsonObject } };
  };
  const { annotations, labels } = spec.jobTemplate.metadata ?? {};
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: newMetadata(name, {
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...(isJsonObject(annotations) ? annotations : {}) },
      ...(isJsonObject(labels) ? { labels } : {}),
      ownerReferences: [
        { apiVersion: 'batch/v1', controller: true, kind: 'CronJob', name: metadata.name, uid: metadata.uid },
      ],
    }),
    spec: spec.jobTemplate.spec,
    status: {},
  };
}

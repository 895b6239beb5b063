import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { sendPatch } from '../change/sendPatch.ts';
import type { KubectlCommand } from '../command.ts';
import { qualifiedName } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { objectOf, type Target } from '../resources/visit.ts';
import { rolloutFlags, rolloutTargets } from './rolloutTargets.ts';

type Fields = Readonly<Record<string, unknown>>;

interface RolloutChange {
  readonly did: string;
  readonly fieldManager: string;
  /** The object as it is to be; the same one where nothing is to be done. Throws for kinds that do not know it. */
  readonly change: (object: KubernetesObject, target: Target, now: Date) => KubernetesObject;
  /** Why nothing is to be done. */
  readonly already: (target: Target) => string;
}

function rolloutChange({ did, fieldManager, change, already }: RolloutChange): KubectlCommand {
  return {
    takes: 'RESOURCE',
    flags: { ...rolloutFlags, ...changeFlags },
    async run(line, session) {
      const print = await changedPrinter(line, session);
      const targets = await rolloutTargets(line, session);
      return await eachTarget(targets, session, async (target) => {
        const before = await objectOf(target, session);
        const after = change(before, target, session.now());
        const options = { dryRun: 'none', fieldManager: line.text('field-manager') ?? fieldManager } as const;
        const made = after === before ? undefined : await sendPatch(target, before, after, options, session);
        if (made === undefined) throw new ToolError(`error: ${already(target)}`);
        print(target.resource, made, did);
      });
    },
  };
}

const specOf = ({ spec }: KubernetesObject): Fields => (spec ?? {}) as Fields;

/** `kubectl rollout restart TYPE NAME`: new pods in the place of the old ones, by and by. */
export const rolloutRestart = rolloutChange({
  did: 'restarted',
  fieldManager: 'kubectl-rollout',
  // The stamp of a restart counts in seconds.
  already: ({ name }) =>
    `failed to create patch for ${name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
  change(object, { resource, name }, now) {
    const spec = specOf(object);
    if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind))
      throw new ToolError(`error: ${resource.name} "${name}" restarting is not supported`);
    if (resource.kind === 'Deployment' && spec['paused'] === true)
      throw new ToolError(
        `error: ${qualifiedName(resource)} "${name}" can't restart paused deployment (run rollout resume first)`,
      );
    const template = (spec['template'] ?? {}) as { readonly metadata?: { readonly annotations?: Fields } };
    const annotations = {
      ...template.metadata?.annotations,
      'kubectl.kubernetes.io/restartedAt': now.toISOString().replace(/\.\d+Z$/, 'Z'),
    };
    return { ...object, spec: { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } } };
  },
});

/** `kubectl rollout pause TYPE NAME`: changes wait until the rollout is resumed. */
export const rolloutPause = rolloutChange({
  did: 'paused',
  fieldManager: 'kubectl-rollout',
  already: ({ resource, name }) => `${qualifiedName(resource)} "${name}" is already paused`,
  change(object, { resource, name }) {
    if (resource.kind !== 'Deployment')
      throw new ToolError(`error: ${qualifiedName(resource)} "${name}" pausing is not supported`);
    const spec = specOf(object);
    return spec['paused'] === true ? object : { ...object, spec: { ...spec, paused: true } };
  },
});

/** `kubectl rollout resume TYPE NAME`. */
export const rolloutResume = rolloutChange({
  did: 'resumed',
  fieldManager: 'kubectl-rollout',
  already: ({ resource, name }) => `${qualifiedName(resource)} "${name}" is not paused`,
  change(object, { resource, name }) {
    if (resource.kind !== 'Deployment')
      throw new ToolError(`error: ${qualifiedName(resource)} "${name}" resuming is not supported`);
    const { paused, ...spec } = specOf(object);
    return paused === true ? { ...object, spec } : object;
  },
});

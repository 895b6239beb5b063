import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget, nothingNamed } from '../change/eachTarget.ts';
import { createObject, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import type { KubectlCommand } from '../command.ts';
import { newMetadata } from '../create/generator.ts';
import { apiVersionOf } from '../discovery/apiResource.ts';
import { integerFlag, requireFlags } from '../flagValues.ts';
import { findTargets, objectOf, selectionFlags } from '../resources/visit.ts';

/** `kubectl autoscale TYPE NAME [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]`. */
export const autoscale: KubectlCommand = {
  takes: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]',
  flags: {
    filename: selectionFlags.filename,
    recursive: selectionFlags.recursive,
    ...changeFlags,
    ...writeFlags,
    'cpu-percent': { kind: 'text' },
    max: { kind: 'text' },
    min: { kind: 'text' },
    name: { kind: 'text' },
  },
  async run(line, session) {
    requireFlags(line, ['max']);
    const [min, max] = [integerFlag(line, 'min') ?? -1, integerFlag(line, 'max') ?? -1];
    const cpu = integerFlag(line, 'cpu-percent') ?? -1;
    if (max < 1) throw new ToolError(`error: --max=MAXPODS is required and must be at least 1, max: ${max}`);
    if (max < min)
      throw new ToolError(`error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    const dryRun = dryRunOf(line, session);
    const options = writeOptionsOf(line, dryRun, 'kubectl-autoscale');
    const print = await changedPrinter(line, session, dryRun);
    const resource = (await session.resources()).require('horizontalpodautoscalers.v1.autoscaling');
    const targets = await findTargets(line, session);
    return await eachTarget(targets, session, async (target) => {
      const { kind } = target.resource;
      await objectOf(target, session);
      if (!target.resource.subresources.includes('scale'))
        throw new ToolError(`error: cannot autoscale a ${kind}: the resource has no scale`);
      const name = line.text('name') ?? target.name;
      const object = {
        apiVersion: 'autoscaling/v1',
        kind: 'HorizontalPodAutoscaler',
        metadata: newMetadata(name),
        spec: {
          maxReplicas: max,
          ...(min > 0 ? { minReplicas: min } : {}),
          scaleTargetRef: { apiVersion: apiVersionOf(target.resource), kind, name: target.name },
          ...(cpu >= 0 ? { targetCPUUtilizationPercentage: cpu } : {}),
        },
        status: { currentReplicas: 0, desiredReplicas: 0 },
      };
      const made =
        dryRun === 'client' ? object : await createObject(resource, target.namespace, object, options, session);
      print(resource, made, 'autoscaled');
    });
  },
};

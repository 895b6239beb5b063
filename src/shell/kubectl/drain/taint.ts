import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { sendPatch } from '../change/sendPatch.ts';
import type { KubectlCommand } from '../command.ts';
import { findTargets, objectOf, selectionFlags } from '../resources/visit.ts';
import { changedTaints, isTaintChange, parseTaints, type Taint } from './taints.ts';

/** `kubectl taint node NAME KEY=VALUE:EFFECT KEY-`. */
export const taint: KubectlCommand = {
  takes: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  flags: {
    ...changeFlags,
    selector: selectionFlags.selector,
    all: { kind: 'switch' },
    overwrite: { kind: 'switch' },
  },
  async run(line, session) {
    const dryRun = dryRunOf(line, session);
    const first = line.words.findIndex(isTaintChange);
    const words = first < 0 ? line.words : line.words.slice(0, first);
    const given = first < 0 ? [] : line.words.slice(first);
    const [type] = words;
    if (type === undefined)
      throw new ToolError("error: at least one resource name must be specified since '--all' parameter is not set");
    if (given.length === 0) throw new ToolError('error: at least one taint update is required');
    const resource = (await session.resources()).require(type.split('/')[0] ?? '');
    if (resource.kind !== 'Node')
      throw new ToolError(`error: invalid resource type ${type}, only node types are supported`);
    const changes = parseTaints(given);
    const print = await changedPrinter(line, session, dryRun);
    const targets = await findTargets(line, session, { words, all: line.has('all') });
    return await eachTarget(targets, session, async (target) => {
      const object = target.object ?? (await objectOf(target, session));
      const spec = (object['spec'] ?? {}) as { readonly taints?: readonly Taint[] };
      const existing = spec.taints ?? [];
      const isTaken = changes.added.some((each) =>
        existing.some(({ key, effect }) => each.key === key && each.effect === effect),
      );
      if (isTaken && !line.has('overwrite'))
        throw new ToolError(
          `error: node ${target.name} already has a taint(s) with same effect(s) and --overwrite is false`,
        );
      const { taints, operation } = changedTaints(existing, changes);
      const { taints: _, ...rest } = spec;
      const after = { ...object, spec: taints.length === 0 ? rest : { ...rest, taints } };
      const options = { dryRun, fieldManager: line.text('field-manager') ?? 'kubectl-taint' };
      print(target.resource, (await sendPatch(target, object, after, options, session)) ?? object, operation);
    });
  },
};

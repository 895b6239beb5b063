import { commands, type CommandId } from '../contributions.ts';
import type { PanelCommand } from './protocol.ts';

/** A command of ours with its argument, if it takes one. */
export interface CommandCall {
  readonly id: CommandId;
  readonly argument?: unknown;
}

const ids: Readonly<Record<PanelCommand['command'], CommandId>> = {
  startPractice: commands.startPractice,
  connect: commands.connect,
  deployLab: commands.deployLab,
  refresh: commands.refresh,
  showLog: commands.showLog,
  describePod: commands.describePod,
  scaleDeployment: commands.scaleDeployment,
  scaleNodegroup: commands.scaleNodegroup,
  uncordonNode: commands.uncordonNode,
  applyWhatIf: commands.applyWhatIf,
};

/** What a button of the page runs. */
export function commandCall(request: PanelCommand): CommandCall {
  const id = ids[request.command];
  if ('target' in request) return { id, argument: request.target };
  if ('namespace' in request) return { id, argument: { namespace: request.namespace, name: request.name } };
  if ('nodeName' in request) return { id, argument: { nodeName: request.nodeName } };
  return 'nodegroup' in request ? { id, argument: { nodegroup: request.nodegroup } } : { id };
}

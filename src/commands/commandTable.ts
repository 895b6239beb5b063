import { commands, type CommandId } from '../contributions.ts';
import { readWhatIfTarget } from '../domain/capacity/readWhatIfTarget.ts';
import {
  blockArgument,
  consoleArgument,
  copyArgument,
  eniArgument,
  moreArgument,
  namespacedArgument,
  nodeArgument,
  nodegroupArgument,
  nodeOrPodArgument,
  partArgument,
  placeArgument,
  rowArgument,
  slugArgument,
  variableArgument,
} from './arguments.ts';
import { connect } from './connect.ts';
import { copyBlock } from './copyBlock.ts';
import { copyText } from './copyText.ts';
import { deleteDeployment } from './deleteDeployment.ts';
import { deployByQuestions } from './deploy/deployByQuestions.ts';
import { deployLab } from './deploy/deployLab.ts';
import { copyPart } from './copy/copyPart.ts';
import { deletePod } from './deletePod.ts';
import { describeDeployment } from './describe/describeDeployment.ts';
import { describeEni } from './describe/describeEni.ts';
import { describeNode } from './describe/describeNode.ts';
import { describePod } from './describe/describePod.ts';
import { describeStack } from './describe/describeStack.ts';
import { cordonNode } from './drain/cordonNode.ts';
import { drainNode } from './drain/drainNode.ts';
import { filterTree } from './filterTree.ts';
import { openChapter } from './openChapter.ts';
import { openConsole } from './openConsole.ts';
import { openLabShell } from './openLabShell.ts';
import { openRow } from './openRow.ts';
import { openTerminal } from './openTerminal.ts';
import { refresh } from './refresh.ts';
import { resetChapter } from './resetChapter.ts';
import { runBlock } from './runBlock.ts';
import { runLine } from './runLine.ts';
import { scaleDeployment } from './scaleDeployment.ts';
import { scaleNodegroup } from './scaleNodegroup.ts';
import { applyWhatIf } from './whatIf/applyWhatIf.ts';
import type { Services } from './services.ts';
import { showDifference } from './showDifference.ts';
import { showEnis } from './showEnis.ts';
import { showInPanel } from './showInPanel.ts';
import { startPractice } from './startPractice.ts';
import { stopBlock } from './stopBlock.ts';
import { stopPractice } from './stopPractice.ts';
import { nodeShell } from './terminals/nodeShell.ts';
import { podLogs } from './terminals/podLogs.ts';
import { podShell } from './terminals/podShell.ts';
import { pauseLab, resumeLab } from './cost/pauseLab.ts';
import { showCost } from './cost/showCost.ts';
import { teardownLab } from './teardown/teardownLab.ts';
import { tracePacket } from './tracePacket.ts';
import { changeVariable, clearVariable, clearVariables } from './variables.ts';

/** What a command does with whatever it was called with. */
export type CommandRun = (argument: unknown) => Promise<void> | void;

/** Every command by its id: one that is missing here does not compile. */
export function commandTable(services: Services): Readonly<Record<CommandId, CommandRun>> {
  return {
    [commands.startPractice]: () => startPractice(services),
    [commands.stopPractice]: () => stopPractice(services),
    [commands.connect]: () => connect(services),
    [commands.disconnect]: () => services.connections.close(),
    [commands.deployLab]: () => deployLab(services),
    [commands.deployByQuestions]: () => deployByQuestions(services),
    [commands.teardownLab]: () => teardownLab(services),
    [commands.pauseLab]: () => pauseLab(services),
    [commands.resumeLab]: () => resumeLab(services),
    [commands.showCost]: () => showCost(services),
    [commands.refresh]: () => refresh(services),
    [commands.showEnis]: (argument) => showEnis(services, nodeArgument(argument)),
    [commands.showPanel]: (argument) => services.panel.show(placeArgument(argument)),
    [commands.openWalkthrough]: () => services.openWalkthrough(),
    [commands.openChapter]: (argument) => openChapter(services, slugArgument(argument)),
    [commands.resetChapter]: (argument) => resetChapter(services, slugArgument(argument)),
    [commands.runBlock]: (argument) => runBlock(services, blockArgument(argument)),
    [commands.runLine]: (argument) => runLine(services, blockArgument(argument)),
    [commands.copyBlock]: (argument) => copyBlock(services, blockArgument(argument)),
    [commands.stopBlock]: (argument) => stopBlock(services, blockArgument(argument)),
    [commands.showDifference]: (argument) => showDifference(services, blockArgument(argument)),
    [commands.changeVariable]: (argument) => changeVariable(services, variableArgument(argument)),
    [commands.clearVariable]: (argument) => clearVariable(services, variableArgument(argument)),
    [commands.clearVariables]: () => clearVariables(services),
    [commands.openTerminal]: (argument) => openTerminal(services, blockArgument(argument)),
    [commands.openLabShell]: () => openLabShell(services),
    [commands.scaleDeployment]: (argument) => scaleDeployment(services, namespacedArgument(argument)),
    [commands.scaleNodegroup]: (argument) => scaleNodegroup(services, nodegroupArgument(argument)),
    [commands.applyWhatIf]: (argument) => applyWhatIf(services, readWhatIfTarget(argument)),
    [commands.deleteDeployment]: (argument) => deleteDeployment(services, namespacedArgument(argument)),
    [commands.copyText]: (argument) => copyText(services, copyArgument(argument)),
    [commands.describePod]: (argument) => describePod(services, namespacedArgument(argument)),
    [commands.showLog]: () => services.log.show(),
    [commands.showInPanel]: (argument) => showInPanel(services, nodeOrPodArgument(argument)),
    [commands.describeNode]: (argument) => describeNode(services, nodeArgument(argument)),
    [commands.describeEni]: (argument) => describeEni(services, eniArgument(argument)),
    [commands.describeDeployment]: (argument) => describeDeployment(services, namespacedArgument(argument)),
    [commands.describeStack]: () => describeStack(services),
    [commands.podLogs]: (argument) => podLogs(services, namespacedArgument(argument)),
    [commands.podShell]: (argument) => podShell(services, namespacedArgument(argument)),
    [commands.nodeShell]: (argument) => nodeShell(services, nodeArgument(argument)),
    [commands.copyName]: (argument) => copyPart(services, partArgument(argument, 'copyName'), 'name'),
    [commands.copyId]: (argument) => copyPart(services, partArgument(argument, 'copyId'), 'id'),
    [commands.copyIp]: (argument) => copyPart(services, partArgument(argument, 'copyIp'), 'ip'),
    [commands.copyArn]: (argument) => copyPart(services, partArgument(argument, 'copyArn'), 'arn'),
    [commands.openConsole]: (argument) => openConsole(services, consoleArgument(argument)),
    [commands.cordonNode]: (argument) => cordonNode(services, nodeArgument(argument), true),
    [commands.uncordonNode]: (argument) => cordonNode(services, nodeArgument(argument), false),
    [commands.drainNode]: (argument) => drainNode(services, nodeArgument(argument)),
    [commands.deletePod]: (argument) => deletePod(services, namespacedArgument(argument)),
    [commands.tracePacket]: (argument) => tracePacket(services, nodeOrPodArgument(argument)),
    [commands.filterTree]: () => filterTree(services),
    [commands.clearTreeFilter]: () => services.clusterTree.setFilter(''),
    [commands.showMore]: (argument) => services.clusterTree.showMore(moreArgument(argument)?.moreOf ?? ''),
    [commands.openRow]: (argument) => openRow(services, rowArgument(argument)),
    [commands.openFocusedRow]: () => services.clusterTree.openFocused(),
  };
}

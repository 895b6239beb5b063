import {
  panelSections,
  type CommandArguments,
  type commands,
  type NodeOrPod,
  type PanelPlace,
} from '../contributions.ts';
import { isConsoleKind, type ConsolePlace } from '../domain/resources/consoleUrl.ts';
import type { OpenedRow } from './openRow.ts';

/** What a command of ours takes, or undefined when it was called without. */
type Argument<Id extends keyof typeof commands> = CommandArguments[(typeof commands)[Id]][0];

/**
 * Commands are called by menus, lenses, pages, keybindings and other extensions, and the editor passes along whatever has
 * the focus. What does not look like the argument counts as none: the command then asks.
 */
function text(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[field];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A node by its name. */
export function nodeArgument(value: unknown): Argument<'showEnis'> {
  const nodeName = text(value, 'nodeName');
  return nodeName === undefined ? undefined : { nodeName };
}

/** A place on the panel: a section, a node, the start of a packet's path. */
export function placeArgument(value: unknown): Argument<'showPanel'> {
  const nodeName = text(value, 'nodeName');
  const named = text(value, 'section');
  const section = panelSections.find((each) => each === named);
  const from = fromArgument((value as { readonly from?: unknown } | undefined)?.from);
  const target = text(value, 'to');
  const to = target === 'other-node' || target === 'internet' ? target : undefined;
  return nodeName === undefined && section === undefined && from === undefined && to === undefined
    ? undefined
    : { nodeName, section, from, to };
}

function fromArgument(value: unknown): PanelPlace['from'] {
  const nodeName = text(value, 'nodeName');
  if (nodeName !== undefined) return { kind: 'node', nodeName };
  const namespace = text(value, 'namespace');
  const name = text(value, 'name');
  return namespace === undefined || name === undefined ? undefined : { kind: 'pod', namespace, name };
}

/** A pod or a deployment. */
export function namespacedArgument(value: unknown): Argument<'describePod' | 'scaleDeployment' | 'deleteDeployment'> {
  const namespace = text(value, 'namespace');
  const name = text(value, 'name');
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** A managed node group. */
export function nodegroupArgument(value: unknown): Argument<'scaleNodegroup'> {
  const nodegroup = text(value, 'nodegroup');
  return nodegroup === undefined ? undefined : { nodegroup };
}

/** A node or a pod. A row of a pod may know its node, too: the pod comes first. */
export function nodeOrPodArgument(value: unknown): NodeOrPod | undefined {
  return namespacedArgument(value) ?? nodeArgument(value);
}

/** A network interface by its id. */
export function eniArgument(value: unknown): Argument<'describeEni'> {
  const eniId = text(value, 'eniId');
  return eniId === undefined ? undefined : { eniId };
}

/** A text of a row by the name of its field. */
export function partArgument(value: unknown, field: 'copyName' | 'copyId' | 'copyIp' | 'copyArn'): string | undefined {
  return text(value, field);
}

/** A resource with a page in the AWS console. */
export function consoleArgument(value: unknown): ConsolePlace | undefined {
  const kind = text(value, 'consoleKind');
  const id = text(value, 'consoleId');
  return kind === undefined || id === undefined || !isConsoleKind(kind) ? undefined : { kind, id };
}

/** A row of the cluster tree whose children are shown in part. */
export function moreArgument(value: unknown): Argument<'showMore'> {
  const moreOf = text(value, 'moreOf');
  return moreOf === undefined ? undefined : { moreOf };
}

/** A row of the cluster tree that opens a page. */
export function rowArgument(value: unknown): OpenedRow | undefined {
  const id = text(value, 'id');
  const opens = text(value, 'opens');
  const named = namespacedArgument(value);
  if (id === undefined || named === undefined || (opens !== 'pod' && opens !== 'deployment')) return undefined;
  return { id, opens, ...named };
}

/** A row with a text to copy. */
export function copyArgument(value: unknown): Argument<'copyText'> {
  const copyText = text(value, 'copyText');
  return copyText === undefined ? undefined : { copyText };
}

/** A chapter's folder name. */
export function slugArgument(value: unknown): Argument<'openChapter' | 'resetChapter'> {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A command block of a document. */
export function blockArgument(
  value: unknown,
): Argument<'runBlock' | 'runLine' | 'copyBlock' | 'stopBlock' | 'showDifference' | 'openTerminal'> {
  const uri = text(value, 'uri');
  const line = (value as { readonly line?: unknown } | undefined)?.line;
  return uri === undefined || typeof line !== 'number' ? undefined : { uri, line };
}

/** A variable of the lab; only a plain name may reach a shell. */
export function variableArgument(value: unknown): Argument<'changeVariable' | 'clearVariable'> {
  const variable = text(value, 'variable');
  return variable !== undefined && /^[A-Za-z_]\w*$/.test(variable) ? { variable } : undefined;
}

import { readWhatIfTarget, type WhatIfTarget } from '../domain/capacity/readWhatIfTarget.ts';
import type { PanelCommand } from './protocol.ts';
import type { RevealTarget } from './protocol/place.ts';
import { RpcError } from './rpc.ts';

/** Reads the parameters of the page's requests: what is not exactly of the protocol is refused. */

/** Longest text the page may put on the clipboard: the longest thing it shows is a scheduler's message. */
const longestCopy = 100_000;

export function parseNothing(params: unknown): null {
  if (params !== null) throw invalid('nothing expected');
  return null;
}

export function parseCopy(params: unknown): { readonly text: string } {
  const text = textField(record(params), 'text');
  if (text.length > longestCopy) throw invalid('too long to copy');
  return { text };
}

export function parseReveal(params: unknown): RevealTarget {
  const fields = record(params);
  switch (fields['kind']) {
    case 'node':
      return { kind: 'node', nodeName: textField(fields, 'nodeName') };
    case 'pod':
      return { kind: 'pod', namespace: textField(fields, 'namespace'), name: textField(fields, 'name') };
    default:
      throw invalid('nothing the tree can show');
  }
}

export function parseCommand(params: unknown): PanelCommand {
  const fields = record(params);
  switch (fields['command']) {
    case 'startPractice':
    case 'connect':
    case 'deployLab':
    case 'refresh':
    case 'showLog':
      return { command: fields['command'] };
    case 'describePod':
    case 'scaleDeployment':
      return {
        command: fields['command'],
        namespace: textField(fields, 'namespace'),
        name: textField(fields, 'name'),
      };
    case 'scaleNodegroup':
      return { command: 'scaleNodegroup', nodegroup: textField(fields, 'nodegroup') };
    case 'uncordonNode':
      return { command: 'uncordonNode', nodeName: textField(fields, 'nodeName') };
    case 'applyWhatIf':
      return { command: 'applyWhatIf', target: whatIfTarget(fields['target']) };
    default:
      throw invalid('no command of the panel');
  }
}

function whatIfTarget(value: unknown): WhatIfTarget {
  const target = readWhatIfTarget(value);
  if (target === undefined) throw invalid('no target of what-if');
  return target;
}

/** What has fields. */
export function record(params: unknown): Record<string, unknown> {
  if (typeof params !== 'object' || params === null) throw invalid('an object expected');
  return params as Record<string, unknown>;
}

/** A field with a text that is not empty. */
export function textField(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw invalid(`${name} must be text`);
  return value;
}

export function invalid(message: string): RpcError {
  return new RpcError('invalid-params', message);
}

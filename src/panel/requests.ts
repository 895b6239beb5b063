import { readWhatIfTarget, type WhatIfTarget } from '../domain/capacity/readWhatIfTarget.ts';
import type { PanelCommand } from './protocol.ts';
import type { RevealTarget } from './protocol/place.ts';
import { invalid, record, textField } from '../webview/host/params.ts';

/** Reads the parameters of the page's requests: what is not exactly of the protocol is refused. */

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

import type { PathEnd, PathQuestion } from '../domain/routing/pathQuestion.ts';
import { invalid, record, textField } from '../webview/host/params.ts';

/** Reads a question about a path: what is not exactly of the protocol is refused. */
export function parsePath(params: unknown): PathQuestion {
  const fields = record(params);
  const endpoint = fields['endpoint'] === undefined ? {} : { endpoint: textField(fields, 'endpoint') };
  return { from: parseEnd(fields['from']), to: parseEnd(fields['to']), ...endpoint };
}

function parseEnd(value: unknown): PathEnd {
  const fields = record(value);
  switch (fields['kind']) {
    case 'pod':
      return { kind: 'pod', namespace: textField(fields, 'namespace'), name: textField(fields, 'name') };
    case 'node':
      return { kind: 'node', name: textField(fields, 'name') };
    case 'service':
      return {
        kind: 'service',
        namespace: textField(fields, 'namespace'),
        name: textField(fields, 'name'),
        portName: typeof fields['portName'] === 'string' ? fields['portName'] : '',
      };
    case 'address':
      return { kind: 'address', address: textField(fields, 'address') };
    default:
      throw invalid('no end of a path');
  }
}

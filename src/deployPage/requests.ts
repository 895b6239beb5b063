import type { DeployAction } from '../domain/deploy/deployState.ts';
import { invalid, record, textField } from '../webview/host/params.ts';
import type { DeployPageRequests, TemplateChoice } from './protocol.ts';

type Params<Name extends keyof DeployPageRequests> = DeployPageRequests[Name]['params'];

/** Longest value the page may send: CloudFormation takes 4096 bytes, and longer ones are said to be too long. */
const longestValue = 100_000;

export function parseTemplate(params: unknown): TemplateChoice {
  const fields = record(params);
  switch (fields['kind']) {
    case 'ours':
    case 'file':
      return { kind: fields['kind'] };
    case 'url':
      return { kind: 'url', url: textField(fields, 'url') };
    default:
      throw invalid('no kind of template');
  }
}

export function parseName(params: unknown): Params<'setName'> {
  return { name: typed(record(params), 'name') };
}

export function parseValue(params: unknown): Params<'setValue'> {
  const fields = record(params);
  return { key: textField(fields, 'key'), value: typed(fields, 'value') };
}

export function parseKey(params: unknown): Params<'resetValue'> {
  return { key: textField(record(params), 'key') };
}

export function parseCancel(params: unknown): Params<'cancel'> {
  const { made } = record(params);
  if (made !== 'rollback' && made !== 'keep') throw invalid('nothing that can become of it');
  return { made };
}

/** A button's action. Those with more than a kind are read field by field; `focus` is the page's own. */
export function parseAction(params: unknown): DeployAction {
  const fields = record(params);
  switch (fields['kind']) {
    case 'check-again':
    case 'back-to-form':
    case 'free-name':
    case 'wait':
    case 'clean-up':
    case 'signed-in':
    case 'teardown':
    case 'connect':
    case 'start-practice':
    case 'show-log':
      return { kind: fields['kind'] };
    case 'retry':
      return fields['focus'] === undefined ? { kind: 'retry' } : { kind: 'retry', focus: typed(fields, 'focus') };
    case 'set-value':
      return { kind: 'set-value', key: textField(fields, 'key'), value: typed(fields, 'value') };
    case 'set-name':
    case 'watch':
    case 'adopt':
      return { kind: fields['kind'], name: textField(fields, 'name') };
    case 'open-url':
      return { kind: 'open-url', url: textField(fields, 'url') };
    case 'open-chapter':
      return { kind: 'open-chapter', slug: textField(fields, 'slug') };
    default:
      throw invalid('no action of the page');
  }
}

/** What a person typed: any text, none included. */
function typed(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw invalid(`${name} must be text`);
  if (value.length > longestValue) throw invalid(`${name} is too long`);
  return value;
}

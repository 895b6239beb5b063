import type { DeployAction, DeployState } from '../domain/deploy/deployState.ts';
import type { TemplateSource } from '../domain/deploy/templateSummary.ts';
import type { DeployStrings } from './strings.ts';

/**
 * Everything that crosses between the extension host and the deploy page. The host owns the data (`DeployState`): the
 * page shows it, and keeps only what is being typed until the host has it, too. Replies of `null` mean "begun": what comes
 * of it is told by `state`.
 */
export interface DeployPageRequests {
  readonly ready: { readonly params: null; readonly result: DeployPageStart };
  /** Another template: the host asks for the file; an address comes with the request. */
  readonly chooseTemplate: { readonly params: TemplateChoice; readonly result: null };
  /** What the person has typed. Secrets are in memory only, as long as the deploy is not begun. */
  readonly setName: { readonly params: { readonly name: string }; readonly result: null };
  readonly setValue: { readonly params: { readonly key: string; readonly value: string }; readonly result: null };
  /** Takes back what the person has set, so that default or proposal counts again. */
  readonly resetValue: { readonly params: { readonly key: string }; readonly result: null };
  /** Asks AWS anew for what it offers. */
  readonly readOffers: { readonly params: null; readonly result: null };
  readonly check: { readonly params: null; readonly result: null };
  readonly plan: { readonly params: null; readonly result: null };
  /** Back to the form; the change set, if there is one, is deleted. */
  readonly back: { readonly params: null; readonly result: null };
  /** The host asks once more, naming account, region and cost, then begins. */
  readonly execute: { readonly params: null; readonly result: null };
  /** Stops watching: `rollback` deletes what was made, `keep` lets CloudFormation go on. */
  readonly cancel: { readonly params: { readonly made: 'rollback' | 'keep' }; readonly result: null };
  /** A button that the state has shown. */
  readonly act: { readonly params: DeployAction; readonly result: null };
  readonly copy: { readonly params: { readonly text: string }; readonly result: null };
}

/** What the page is told of a deploy: everything but the values of secrets, which cross to the host and never back. */
export interface DeployPageState extends DeployState {
  /** Keys of the secrets that the host has. */
  readonly held: readonly string[];
}

/** What the page begins with. */
export interface DeployPageStart {
  readonly state: DeployPageState;
  readonly strings: DeployStrings;
  /** The field to go to first, when the page was opened for it; an empty key is the stack's name. */
  readonly focus: string | undefined;
}

/** A template to choose: the host knows the lab's own and asks for a file itself. */
export type TemplateChoice = { readonly kind: 'file' } | Extract<TemplateSource, { kind: 'ours' | 'url' }>;

/** What the host tells unasked: the whole state, at most a few times a second. */
export interface DeployPageNotifications {
  readonly state: DeployPageState;
  /** To the front of the page: the field of this key; an empty key is the stack's name. */
  readonly focus: { readonly key: string };
}

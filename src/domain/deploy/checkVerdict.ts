import type { CheckLine } from './deployState.ts';

/** What a line of the pre-flight has found, in terms that can be worded and acted on. */
export type CheckFinding =
  | { readonly kind: 'identity'; readonly account: string; readonly arn: string }
  | { readonly kind: 'region-on' }
  | { readonly kind: 'region-off' }
  | { readonly kind: 'name-free' }
  /** The stack of that name: it stands, is busy, has gone but for its name, or failed. */
  | {
      readonly kind: 'name-taken';
      readonly status: string;
      readonly phase: 'ready' | 'busy' | 'rolled-back' | 'failed';
    }
  | { readonly kind: 'no-leftovers' }
  | { readonly kind: 'leftover-stacks'; readonly names: readonly string[] }
  | { readonly kind: 'cluster-exists'; readonly name: string }
  | {
      readonly kind: 'version-supported';
      readonly version: string;
      readonly standardEnds: number | undefined;
      /** Days until standard support ends; undefined where that is not known. */
      readonly daysLeft: number | undefined;
    }
  | {
      readonly kind: 'version-extended';
      readonly version: string;
      readonly extendedEnds: number | undefined;
      readonly perHour: number;
    }
  | { readonly kind: 'version-not-offered'; readonly version: string; readonly offered: readonly string[] }
  | { readonly kind: 'no-version' }
  | { readonly kind: 'key-pair-there'; readonly name: string }
  | { readonly kind: 'no-key-pair-asked' }
  | { readonly kind: 'key-pair-missing'; readonly name: string; readonly offered: readonly string[] }
  | { readonly kind: 'zones-good'; readonly zones: readonly { readonly name: string; readonly id: string }[] }
  | { readonly kind: 'zone-refused'; readonly zone: string; readonly id: string }
  | { readonly kind: 'zone-unknown'; readonly zone: string }
  | { readonly kind: 'zones-too-few'; readonly there: number; readonly needed: number }
  | { readonly kind: 'types-offered'; readonly types: readonly string[] }
  | { readonly kind: 'type-not-offered'; readonly type: string; readonly zones: readonly string[] }
  | { readonly kind: 'no-machines' }
  | { readonly kind: 'vcpus'; readonly needed: number; readonly used: number; readonly quota: number }
  | { readonly kind: 'vpcs'; readonly needed: number; readonly used: number; readonly quota: number }
  | { readonly kind: 'allowed'; readonly actions: readonly string[] }
  | { readonly kind: 'not-allowed'; readonly action: string; readonly detail: string }
  /** Nobody could look: `permission` is what is missing where that is why. */
  | {
      readonly kind: 'not-known';
      readonly permission: string | undefined;
      readonly isSessionOver: boolean;
      readonly detail: string;
    }
  /** AWS does not say who we are: nothing else can be good. */
  | { readonly kind: 'no-identity'; readonly isSessionOver: boolean; readonly detail: string }
  /** Another line has to be good first. */
  | { readonly kind: 'value-missing' };

/** Days before the end of standard support at which it is worth a word. */
const fewDays = 30;

/** What a finding means for going on. */
export function verdictOf(finding: CheckFinding): Exclude<CheckLine['state'], 'running'> {
  switch (finding.kind) {
    case 'name-taken':
    case 'cluster-exists':
    case 'version-not-offered':
    case 'key-pair-missing':
    case 'zone-refused':
    case 'zone-unknown':
    case 'zones-too-few':
    case 'type-not-offered':
    case 'not-allowed':
    case 'region-off':
    case 'value-missing':
    case 'no-identity':
      return 'fail';
    case 'leftover-stacks':
    case 'version-extended':
      return 'warn';
    case 'version-supported':
      return finding.daysLeft !== undefined && finding.daysLeft < fewDays ? 'warn' : 'pass';
    case 'vcpus':
    case 'vpcs':
      return finding.used + finding.needed <= finding.quota ? 'pass' : 'fail';
    case 'not-known':
      return 'unknown';
    default:
      return 'pass';
  }
}

import type { Recreation } from '../schema/resourceSchema.ts';

export type ChangeScope =
  | 'Properties'
  | 'Metadata'
  | 'CreationPolicy'
  | 'UpdatePolicy'
  | 'DeletionPolicy'
  | 'UpdateReplacePolicy'
  | 'Tags';

/** One reason for which one part of a resource changes. */
export interface ChangeDetail {
  readonly attribute: ChangeScope;
  /** Of the property; undefined for other attributes. */
  readonly name: string | undefined;
  readonly recreation: Recreation;
  /** `Static` when it is certain before the change is made. */
  readonly evaluation: 'Static' | 'Dynamic';
  readonly source: 'DirectModification' | 'ParameterReference' | 'ResourceReference' | 'ResourceAttribute';
  /** The parameter, resource or attribute that brings the change. */
  readonly cause: string | undefined;
}

/** What an update does to one resource. */
export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  /** Of a modification only. */
  readonly replacement: 'True' | 'False' | 'Conditional' | undefined;
  /** What becomes of the physical resource that goes; undefined when none does. */
  readonly policyAction: 'Delete' | 'Retain' | 'ReplaceAndDelete' | 'ReplaceAndRetain' | undefined;
  readonly details: readonly ChangeDetail[];
}

/** Whether a resource with these changes is replaced. */
export function replacementOf(details: readonly ChangeDetail[]): 'True' | 'False' | 'Conditional' {
  const always = details.filter(({ recreation }) => recreation === 'Always');
  if (always.some(({ evaluation, source }) => evaluation === 'Static' || source === 'DirectModification'))
    return 'True';
  return details.every(({ recreation }) => recreation === 'Never') ? 'False' : 'Conditional';
}

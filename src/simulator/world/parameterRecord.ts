import type { Tags } from './tags.ts';

/** A parameter of Systems Manager's store. */
export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly description?: string;
  /** Every value it had, the present one last. */
  readonly versions: readonly string[];
  readonly modifiedAt: number;
  tags: Tags;
}

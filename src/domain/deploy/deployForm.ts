import type { FieldProblem } from './fieldProblem.ts';
import type { DeployOffers } from './offers.ts';
import type { TemplateParameter } from './templateParameter.ts';
import type { TemplateSource, TemplateSummary } from './templateSummary.ts';

/** Everything a person decides about a deploy, and what helps them to. */
export interface DeployForm {
  readonly template: {
    readonly source: TemplateSource;
    /** What people call it: the file's name, the last part of the address. */
    readonly name: string;
    readonly summary: TemplateSummary;
  };
  readonly region: string;
  readonly stackName: string;
  /** What the person has set, this time or the last: never a secret of the last time. */
  readonly values: Readonly<Record<string, string>>;
  /** What AWS's offers suggest in place of a default: the person's own address, three zones, a version in standard support. */
  readonly proposed: Readonly<Record<string, string>>;
  readonly offers: DeployOffers;
}

/** The value that a parameter has as things are. */
export function valueOf(
  { values, proposed }: Pick<DeployForm, 'values' | 'proposed'>,
  { key, defaultValue }: Pick<TemplateParameter, 'key' | 'defaultValue'>,
): string {
  return values[key] ?? proposed[key] ?? defaultValue ?? '';
}

/** What stands in the way of going on. An empty `key` is the stack's name. */
export interface FormProblem {
  readonly key: string;
  readonly problem: FieldProblem;
}

/** The key under which the stack's name stands among the problems of a form. */
export const stackNameKey = '';

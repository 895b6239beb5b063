import type { ClusterOrigin } from './clusterOrigin.ts';
import type { CostShape } from './costShape.ts';
import type { TemplateParameter } from './templateParameter.ts';
import type { TemplateWarning } from './templateWarnings.ts';

/** CloudFormation takes a longer body only from a bucket. In bytes. */
export const longestInlineBody = 51_200;

/** Where a template comes from. */
export type TemplateSource =
  | { readonly kind: 'ours' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string };

/** What a template is, as CloudFormation sums it up and as its body says. */
export interface TemplateSummary {
  readonly description: string | undefined;
  /** In the order and groups of its interface metadata; those it does not name come last. */
  readonly parameters: readonly TemplateParameter[];
  /** Everything it makes, in its own order. Conditions may leave some out. */
  readonly resources: readonly { readonly logicalId: string; readonly type: string }[];
  /** What the stack has to be allowed, such as `CAPABILITY_NAMED_IAM`. */
  readonly capabilities: readonly string[];
  readonly warnings: readonly TemplateWarning[];
  readonly costs: readonly CostShape[];
  readonly cluster: ClusterOrigin;
}

/** An address without what may be secret: a presigned one has its signature in the query, others a password before the host. */
export function openAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text.replace(/[?#].*/s, '').replace(/\/\/[^/]*@/, '//');
  for (const part of ['search', 'hash', 'username', 'password'] as const) url[part] = '';
  return url.href;
}

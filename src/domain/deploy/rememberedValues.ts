import type { DeployForm } from './deployForm.ts';
import { openAddress, type TemplateSource } from './templateSummary.ts';

/** What is kept of a form until the next time, without secrets. */
export interface RememberedForm {
  readonly stackName: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Under which name a template's values are remembered. */
export function rememberedKey(source: TemplateSource): string {
  if (source.kind === 'ours') return 'ours';
  return source.kind === 'file' ? `file ${source.path}` : `url ${openAddress(source.url)}`;
}

/** The template that is proposed the next time. An address that gives away more than a place is not kept. */
export function mayRemember(source: TemplateSource): boolean {
  return source.kind !== 'url' || source.url === openAddress(source.url);
}

/** What may be kept: what the person has set of parameters that are no secrets. */
export function toRemember({ stackName, values, template }: DeployForm): RememberedForm {
  const open = template.summary.parameters.filter(({ key, noEcho }) => !noEcho && values[key] !== undefined);
  return { stackName, values: Object.fromEntries(open.map(({ key }) => [key, values[key] ?? ''])) };
}

/** What was kept, for the parameters that the template (still) has. */
export function recalled(
  remembered: RememberedForm | undefined,
  parameters: DeployForm['template']['summary']['parameters'],
): Readonly<Record<string, string>> {
  const values = remembered?.values ?? {};
  const open = parameters.filter(({ key, noEcho }) => !noEcho && values[key] !== undefined);
  return Object.fromEntries(open.map(({ key }) => [key, values[key] ?? '']));
}

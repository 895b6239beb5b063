import { resourceSchema, type Recreation } from '../schema/resourceSchema.ts';
import type { AppliedState } from '../stack.ts';
import { canonical, isRecord, type TemplateRecord } from '../template/value.ts';

/** Tags by key, whether a template writes them as a list or as a mapping. */
function tagsIn(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  const tags = Array.isArray(value) ? value.filter(isRecord) : [];
  return Object.fromEntries(tags.map((tag) => [String(tag['Key']), tag['Value']]));
}

/** What becomes of a resource when this property of it changes. */
export function recreationOf(type: string, property: string): Recreation {
  return resourceSchema(type)?.properties.get(property)?.recreation ?? 'Never';
}

/** True for types that wear the stack's own tags and can be given others. */
export function wearsStackTags(type: string): boolean {
  return resourceSchema(type)?.properties.get('Tags')?.recreation === 'Never';
}

/** Names of the properties that two mappings do not agree about. */
export function differingProperties(before: TemplateRecord, after: TemplateRecord): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => canonical(before[name]) !== canonical(after[name]));
}

/** Names of the properties that are to change. The stack's own tags count as a resource's, as far as it can wear them. */
export function changedProperties(type: string, before: AppliedState, after: AppliedState): string[] {
  const properties = differingProperties(before.properties, after.properties).filter((name) => name !== 'Tags');
  const stackTags = (state: AppliedState) => (wearsStackTags(type) ? state.stackTags : {});
  const tagsOf = (state: AppliedState) => canonical({ ...stackTags(state), ...tagsIn(state.properties['Tags']) });
  return tagsOf(before) === tagsOf(after) ? properties : [...properties, 'Tags'];
}

/** True if another resource has to come in the place of this one. `replacedBy` are the properties that decide when a change only may replace. */
export function needsReplacement(
  type: string,
  changed: readonly string[],
  replacedBy: readonly string[] = [],
): boolean {
  return changed.some((name) => recreationOf(type, name) === 'Always' || replacedBy.includes(name));
}

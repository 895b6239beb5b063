import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { goValue } from '../output/goFormat.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import { inOrder, type Description } from './description.ts';

/** Fields that stand at the top, or are nothing to read. */
const skipped = ['name', 'namespace', 'labels', 'annotations', 'managedFields'].map((field) => `.metadata.${field}`);
const acronyms = ['API', 'URL', 'UID', 'OSB', 'GUID'];

/** Every field of an object of a kind that has no describer of its own. */
export async function describeAnything(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  to.identity(object);
  describeFields(to, object, 0, '');
  await withEvents(object, to, context);
}

function describeFields(to: Description, fields: object, level: number, path: string): void {
  for (const [name, value] of inOrder(fields as Readonly<Record<string, unknown>>)) {
    const here = `${path}.${name}`;
    if (skipped.includes(here)) continue;
    const title = titleOf(name);
    if (Array.isArray(value)) {
      to.line(level, `${title}:`);
      for (const item of value as readonly unknown[])
        if (typeof item === 'object' && item !== null && !Array.isArray(item))
          describeFields(to, item, level + 1, here);
        else to.line(level + 1, goValue(item));
    } else if (typeof value === 'object' && value !== null) {
      to.line(level, `${title}:`);
      describeFields(to, value, level + 1, here);
    } else {
      to.field(title, goValue(value), level);
    }
  }
}

/** `creationTimestamp` is `Creation Timestamp`; a name with digits or points stays as it is. */
function titleOf(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  const parts = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|-/gu) ?? [field];
  return parts
    .map((part) =>
      acronyms.includes(part.toUpperCase()) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join(' ');
}

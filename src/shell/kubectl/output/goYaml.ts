import { sortedKeys } from './sortedKeys.ts';
import { yamlScalar } from './yamlScalar.ts';

/** A value as sigs.k8s.io/yaml writes it: keys in order, lists not indented, long lines of text folded. */
export function goYaml(value: unknown): string {
  const sorted = sortedKeys(value);
  return isBlock(sorted) ? block(sorted, '') : `${yamlScalar(sorted, '', 0)}\n`;
}

type Block = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether a value stands on lines of its own. */
function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function block(value: Block, indent: string): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${itemOf(item, `${indent}  `)}`).join('');
  return Object.entries(value)
    .map(([key, each]) => entryOf(`${indent}${yamlScalar(key, '', -Infinity)}:`, each, indent))
    .join('');
}

/** What stands after `- `: the first line of a mapping or list goes on there. */
function itemOf(item: unknown, indent: string): string {
  return isBlock(item) ? block(item, indent).slice(indent.length) : `${yamlScalar(item, indent, indent.length)}\n`;
}

function entryOf(key: string, value: unknown, indent: string): string {
  if (!isBlock(value)) return `${key} ${yamlScalar(value, `${indent}  `, key.length + 1)}\n`;
  return `${key}\n${block(value, Array.isArray(value) ? indent : `${indent}  `)}`;
}

import { expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/views/cluster/escapeMarkdown.ts';

it.each([
  ['**bold** _it_', String.raw`\*\*bold\*\* \_it\_`],
  ['[go](command:x)', String.raw`\[go\]\(command\:x\)`],
  ['<b> &lt; https://x.y', String.raw`\<b\> \&lt\; https\:\/\/x\.y`],
  ['one\n# two\n- three', String.raw`one \# two \- three`],
  ['kube-proxy 노드 17/17', String.raw`kube\-proxy 노드 17\/17`],
])('shows %j as it is', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

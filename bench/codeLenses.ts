import { lenses } from '../src/lab/lenses.ts';
import { parseChapter } from '../src/lab/parseChapter.ts';
import { median, type Row } from './row.ts';

const runs = 20;
const lines = 10_000;

/** The lenses of a Markdown text of 10,000 lines, a fifth of which are fences of blocks. */
export function codeLenses(): Promise<readonly Row[]> {
  const part = [
    '## A step',
    '',
    'What it does, and why.',
    '',
    '```bash',
    'kubectl get pods',
    'kubectl get nodes',
    '```',
  ];
  const text = Array.from({ length: lines / 10 }, (_, index) => [...part, '', `Step ${index}.`].join('\n')).join('\n');
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const found = lenses('file:///long.md', parseChapter(text).blocks, new Map());
    measured.push(performance.now() - start);
    if (found.length !== (lines / 10) * 3) throw new Error(`There are ${found.length} lenses.`);
  }
  return Promise.resolve([{ name: 'lenses of 10,000 lines', value: median(measured), unit: 'ms', goal: 20 }]);
}

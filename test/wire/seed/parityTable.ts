import type { SeedLine } from './seedLines.ts';

/** Where the lines were typed: the machine's tools on the two presets, and the Lab Shell on _2023_. */
export type Column = '2023' | 'today' | 'labShell';

/** How a line went: as printed in the seed, in another form and why, left out and why, or not at all. */
export type Outcome =
  | 'passes'
  | 'fails'
  | 'missing'
  | { readonly because: string; readonly typed: string | undefined }
  | { readonly reason: string };

const chapters: Readonly<Record<number, string>> = {
  1: 'Deploy',
  2: 'The cluster, variables',
  4: 'The network',
  5: 'Secondary addresses',
  6: 'From pod to pod',
  7: 'From pod to the internet',
  8: 'kube-ops-view',
  9: 'How many pods a node takes',
  10: 'The limit',
};

const preamble = `# The published lab, line by line

Written by \`test/wire/seed\`, which types every command of the published lab (numbers are lines of its text) with the real
\`aws\`, \`kubectl\` and \`ssh\` and our stand-ins, in a terminal, against the practice world: on the preset _2023_ compared
with what the lab printed, but for ages and random ids; on _today_ in the current form. The last column types them in the Lab
Shell on _2023_, with no tool of the machine.

✓ as it stands there · ≈ in another form, and why · – not run, and why
`;

/** The lines as a page of Markdown. */
export function parityTable(outcomes: ReadonlyMap<SeedLine, Readonly<Record<Column, Outcome>>>): string {
  let text = preamble;
  for (const [chapter, title] of Object.entries(chapters)) {
    const lines = [...outcomes].filter(([line]) => line.chapter === Number(chapter));
    const rows = lines.map(([line, outcome]) => [
      String(line.line),
      code(line.command),
      cell(outcome['2023']),
      cell(outcome.today),
      cell(outcome.labShell),
    ]);
    text += `\n## ${chapter}. ${title}\n\n${table([['line', 'command', '2023', 'today', 'Lab Shell'], ...rows])}`;
  }
  return text;
}

function cell(outcome: Outcome): string {
  if (outcome === 'passes') return '✓';
  if (outcome === 'fails' || outcome === 'missing') return '✗';
  return 'reason' in outcome ? `– ${outcome.reason}` : `≈ ${outcome.because}`;
}

/** The first line of a command, as code within a table. */
function code(command: string): string {
  const [first = '', ...rest] = command.split('\n');
  const shown = rest.length === 0 ? first : `${first} …`;
  return `\`${shown.replaceAll('|', String.raw`\|`)}\``;
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => '---'), ...body];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

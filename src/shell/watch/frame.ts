/** One picture of a watched command. */
export interface Frame {
  readonly heading: { readonly title: string; readonly right: string } | undefined;
  readonly output: string;
  /** The output of the picture before, if changes are to be marked. */
  readonly before: string | undefined;
  readonly size: { readonly columns: number; readonly rows: number };
}

const inverse = '\u001b[7m';
const normal = '\u001b[27m';

/** The lines that fit on the screen, under the heading and an empty line; characters that changed are inverted. */
export function frame({ heading, output, before, size }: Frame): string {
  const { columns, rows } = size;
  const head = heading === undefined ? [] : [headingLine(heading, columns), ''];
  const old = before?.split('\n');
  const body = output
    .replace(/\n$/, '')
    .split('\n')
    .slice(0, Math.max(rows - head.length, 0))
    .map((line, index) => (old === undefined ? line.slice(0, columns) : marked(line.slice(0, columns), old[index])));
  return [...head, ...body].join('\n');
}

function headingLine({ title, right }: { title: string; right: string }, columns: number): string {
  const room = columns - right.length - 1;
  if (room < 1) return title.slice(0, columns);
  return `${title.slice(0, room).padEnd(room)} ${right}`;
}

function marked(line: string, before = ''): string {
  let shown = '';
  let isMarked = false;
  for (const [index, letter] of Array.from(line).entries()) {
    const changed = letter !== (before[index] ?? ' ');
    if (changed !== isMarked) shown += changed ? inverse : normal;
    isMarked = changed;
    shown += letter;
  }
  return isMarked ? shown + normal : shown;
}

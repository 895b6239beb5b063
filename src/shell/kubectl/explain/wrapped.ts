/** Descriptions are at most this many characters wide, without their indentation. */
const width = 80;

/** Text in lines, indented; paragraphs stay apart. */
export function wrapped(text: string, indent: number): string {
  const before = ' '.repeat(indent);
  return text
    .split('\n')
    .flatMap(linesOf)
    .map((line) => (line === '' ? '\n' : `${before}${line}\n`))
    .join('');
}

function linesOf(paragraph: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > width - 4) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

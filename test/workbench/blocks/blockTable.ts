import { chapterSlugs, type ChapterSlug } from '../../../src/lab/chapters.ts';
import type { CommandBlock } from '../../../src/lab/parseChapter.ts';

/** How each block of each chapter went: what its lens said of it, or that it was stopped. */
export type BlockOutcomes = ReadonlyMap<ChapterSlug, ReadonlyMap<CommandBlock, string>>;

/** The blocks of the chapters as a page of Markdown, with how they went. */
export function blockTable(title: string, introduction: string, outcomes: BlockOutcomes): string {
  let text = `# ${title}\n\n${introduction}\n`;
  for (const slug of chapterSlugs) {
    text += `\n## ${slug}\n\n| block | terminal | result |\n| --- | --- | --- |\n`;
    for (const [block, outcome] of outcomes.get(slug) ?? [])
      text += `| ${firstLine(block.command)} | ${block.role} | ${outcome} |\n`;
  }
  return text;
}

/** The first line of a command, as code within a table. */
function firstLine(command: string): string {
  const [first = '', ...rest] = command.split('\n');
  const shown = rest.length === 0 ? first : `${first} …`;
  return `\`${shown.replaceAll('|', String.raw`\|`)}\``;
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const heading = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

/** A file that a person edits until what is in it will do. */
export class EditedFile {
  readonly place: string;

  private constructor(place: string) {
    this.place = place;
  }

  static async make(name: string): Promise<EditedFile> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'kubectl-edit-'));
    return new EditedFile(path.join(folder, name.replaceAll(/[^\w.-]/g, '-')));
  }

  /** Has a text edited, below why it would not do before; resolves with what it is then. */
  async edit(text: string, problems: readonly string[], open: (place: string) => Promise<void>): Promise<string> {
    const told = problems.flatMap((problem) => problem.split('\n')).map((line) => `# ${line}\n`);
    await writeFile(this.place, `${heading}${told.join('')}${told.length > 0 ? '#\n' : ''}${text}`, { mode: 0o600 });
    await open(this.place);
    return await readFile(this.place, 'utf8');
  }

  async remove(): Promise<void> {
    await rm(path.dirname(this.place), { recursive: true, force: true });
  }
}

/** A text without its lines that begin with `#`, whatever its line ends. */
export function withoutComments(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

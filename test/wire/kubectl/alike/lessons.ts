import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PairLine } from './pairTable.ts';

const folder = path.join(import.meta.dirname, '../../../../walkthroughs');
const writing =
  /kubectl ((?:create|apply|replace|delete|scale|patch|set|label|annotate|rollout|cordon|uncordon|drain|taint|run|expose|autoscale|wait|exec|attach|cp) .*)$/;

/** Every line of the chapters by which kubectl changes something, with the document that it is given. */
export function writingLines(): readonly PairLine[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((chapter) => linesOf(readFileSync(path.join(folder, chapter, 'chapter.md'), 'utf8')));
}

function linesOf(text: string): readonly PairLine[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): readonly PairLine[] => {
    const found = writing.exec(line)?.[1];
    if (found === undefined || line.trimStart().startsWith('#')) return [];
    const command = found.replace(/ *<<.*$/, '');
    if (!line.includes('<<')) return [command];
    const rest = lines.slice(at + 1);
    return [[command, `${rest.slice(0, rest.indexOf('EOF')).join('\n')}\n`]];
  });
}

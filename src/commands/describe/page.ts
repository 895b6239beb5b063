import { l10n } from 'vscode';
import type { KubernetesEvent, ObjectCondition } from '../../ports/cluster.ts';

/** A name with what it is. */
export type Fact = readonly [name: string, value: string];

/** A part of a page under a heading; the first part of a page has none. */
export interface PageSection {
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** A page of text, sections apart by an empty line. Everything on it was made into one line each before. */
export function page(...sections: readonly PageSection[]): string {
  const texts = sections.map(({ heading, lines }) => {
    if (heading === undefined) return lines.join('\n');
    const shown = lines.length === 0 ? [l10n.t('none')] : lines;
    return [heading, ...shown.map((line) => `  ${line}`)].join('\n');
  });
  return `${texts.join('\n\n')}\n`;
}

/**
 * Names in one column, values in the next. Wide scripts have no certain width in an editor's font, so values stand right
 * behind their names there.
 */
export function facts(...rows: readonly Fact[]): readonly string[] {
  const shown = rows.map(([name, value]) => [name, value === '' ? l10n.t('none') : value] as const);
  if (!shown.some(([name]) => wide.test(name))) return table(shown);
  return shown.map(([name, value]) => `${name}: ${oneLine(value)}`);
}

/** Columns as wide as their widest cell; the last one runs free. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell));
  }
  return cells.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - width(cell))))
      .join('  '),
  );
}

/** A text from the cluster as one line without control characters, which could move what an editor shows. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}

/** Letters of Hangul and other scripts that take about two columns. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/;

function width(text: string): number {
  return text.replaceAll(new RegExp(wide, 'g'), '  ').length;
}

/** `key=value` of labels and the like, sorted. */
export function pairs(record: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(record)
    .map(([key, value]) => oneLine(`${key}=${value}`))
    .toSorted();
}

export function conditionsSection(conditions: readonly ObjectCondition[]): PageSection {
  return {
    heading: l10n.t('Conditions'),
    lines: table(conditions.map(({ type, status, reason, message }) => [type, status, reason, message])),
  };
}

/**
 * Events with the newest last; most stamps know no more than the second, and within one the names tell what was first.
 *
 * @param now milliseconds since the epoch
 */
export function eventsSection(events: readonly KubernetesEvent[], now: number): PageSection {
  const rows = events
    .toSorted((left, right) => second(left) - second(right) || (left.name < right.name ? -1 : 1))
    .map(({ type, reason, message, lastSeenAt, count }) => [
      `${age(now - lastSeenAt)}${count > 1 ? ` ×${count}` : ''}`,
      type,
      reason,
      message,
    ]);
  return { heading: l10n.t('Events'), lines: table(rows) };
}

function second({ lastSeenAt }: KubernetesEvent): number {
  return Math.floor(lastSeenAt / 1000);
}

/** `45s`, `12m`, `3h`, `2d`, as kubectl shortens ages. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

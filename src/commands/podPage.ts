import { l10n } from 'vscode';
import type { PodView } from '../model/snapshot.ts';
import type { KubernetesEvent } from '../ports/cluster.ts';

/**
 * A pod and its events as a page of text.
 *
 * @param now milliseconds since the epoch, for ages
 */
export function podPage(pod: PodView, events: readonly KubernetesEvent[], now: number): string {
  const none = l10n.t('none');
  const facts: readonly (readonly [string, string])[] = [
    [l10n.t('Name'), pod.name],
    [l10n.t('Namespace'), pod.namespace],
    [l10n.t('Status'), pod.status],
    [l10n.t('Node'), pod.nodeName ?? none],
    [l10n.t('Address'), pod.ip ?? none],
    [l10n.t('Owner'), pod.owner === undefined ? none : `${pod.owner.kind}/${pod.owner.name}`],
    [l10n.t('Containers'), pod.containers.join(', ')],
    [l10n.t('Restarts'), String(pod.restarts)],
    [l10n.t('Age'), age(now - pod.createdAt)],
    ...Object.entries(pod.labels).map(([key, value]) => [l10n.t('Label'), `${key}=${value}`] as const),
  ];
  const sections = [facts.map(([name, value]) => `${name}: ${value}`).join('\n')];
  if (pod.unschedulable !== undefined) {
    sections.push([l10n.t('What the scheduler says'), `  ${pod.unschedulable}`].join('\n'));
  }
  sections.push([l10n.t('Events'), eventLines(events, now)].join('\n'));
  return `${sections.join('\n\n')}\n`;
}

function eventLines(events: readonly KubernetesEvent[], now: number): string {
  if (events.length === 0) return `  ${l10n.t('none')}`;
  const rows = events
    .toSorted((left, right) => left.lastSeenAt - right.lastSeenAt)
    .map(({ type, reason, message, lastSeenAt, count }) => [
      `  ${age(now - lastSeenAt)}${count > 1 ? ` ×${count}` : ''}`,
      type,
      reason,
      message,
    ]);
  return table(rows);
}

/** Columns as wide as their widest cell; the last one runs free. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
    )
    .join('\n');
}

/** `45s`, `12m`, `3h`, `2d`, as kubectl shortens ages. */
function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

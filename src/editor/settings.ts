import * as vscode from 'vscode';
import { settings } from '../contributions.ts';
import type { ShellKind } from '../ports/shells.ts';

function read<T>(key: string, fallback: T): T {
  return vscode.workspace.getConfiguration(settings.section).get<T>(key, fallback);
}

/** How many lab seconds pass in one second of a practice world. */
export function practiceSpeed(): number {
  return read(settings.practiceSpeed, 60);
}

/** The stack the lab looks for and proposes to make. */
export function stackName(): string {
  return read(settings.stackName, 'myeks');
}

/** Whether lenses stand over the commands of any Markdown or shell file, not of the chapters alone. */
export function lensesEverywhere(): boolean {
  return read(settings.lensesEverywhere, false);
}

/** Which shell the lab's terminals have: one of the two, or the Lab Shell where programs are missing. */
export function shellSetting(): ShellKind | 'automatic' {
  const value = read<string>(settings.shell, 'automatic');
  return value === 'labShell' || value === 'system' ? value : 'automatic';
}

/** After how many hours a person is reminded of a lab that is up; 0 for never. */
export function costReminderHours(): number {
  return read(settings.costReminderHours, 4);
}

/** When the lab should be gone, in milliseconds since the epoch; undefined without a moment that can be read. */
export function costDeadline(): number | undefined {
  const moment = Date.parse(read(settings.costDeadline, ''));
  return Number.isNaN(moment) ? undefined : moment;
}

/** Whether the walkthrough opens by itself the first time. */
export function openWalkthroughAtStart(): boolean {
  return read(settings.openWalkthroughAtStart, true);
}

import { commands, type BlockReference, type CommandId } from '../contributions.ts';
import type { TerminalRole } from '../ports/terminals.ts';
import { commandLines } from './commandLines.ts';
import type { CommandBlock } from './parseChapter.ts';
import type { RunState, RunStates } from './runState.ts';

/** What a lens says; the editor has the words. */
export type LensTitle =
  | { readonly kind: 'run' }
  | { readonly kind: 'run-line' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'running'; readonly role: TerminalRole }
  | { readonly kind: 'succeeded'; readonly ms: number }
  /** It printed what the chapter says. */
  | { readonly kind: 'as-expected'; readonly ms: number }
  | { readonly kind: 'differs'; readonly ms: number; readonly hint: 'missing' | 'more' | 'other' }
  | { readonly kind: 'failed'; readonly exitCode: number; readonly ms: number }
  | { readonly kind: 'stopped'; readonly ms: number }
  /** It ended, and the shell did not say how. */
  | { readonly kind: 'ended'; readonly ms: number };

export interface Lens {
  /** The line of the block's opening fence, from 0. */
  readonly line: number;
  readonly title: LensTitle;
  readonly command: CommandId;
  readonly arguments: readonly [BlockReference];
}

/** The lenses over each block of a text, left to right: Run (Stop while it runs), Run line, Copy, and how the last run went. */
export function lenses(uri: string, blocks: readonly CommandBlock[], states: RunStates): readonly Lens[] {
  return blocks.flatMap((block) => {
    const state = states.get(block.key);
    const lens = (title: LensTitle, command: CommandId): Lens => ({
      line: block.line,
      title,
      command,
      arguments: [{ uri, line: block.line }],
    });
    const first =
      state?.kind === 'running' ? lens({ kind: 'stop' }, commands.stopBlock) : lens({ kind: 'run' }, commands.runBlock);
    const several = state?.kind !== 'running' && commandLines(block.command).length > 1;
    const line = several ? [lens({ kind: 'run-line' }, commands.runLine)] : [];
    const copy = lens({ kind: 'copy' }, commands.copyBlock);
    const result = state === undefined ? [] : [lens(resultTitle(state), resultCommand(state))];
    return [first, ...line, copy, ...result];
  });
}

function resultCommand(state: RunState): CommandId {
  const differs = state.kind === 'done' && state.comparison?.kind === 'differs';
  return differs ? commands.showDifference : commands.openTerminal;
}

function resultTitle(state: RunState): LensTitle {
  if (state.kind === 'running') return { kind: 'running', role: state.role };
  const { exitCode, ms } = state;
  if (state.stopped) return { kind: 'stopped', ms };
  if (exitCode === undefined) return { kind: 'ended', ms };
  if (state.comparison?.kind === 'same') return { kind: 'as-expected', ms };
  if (state.comparison?.kind === 'differs') return { kind: 'differs', ms, hint: state.comparison.hint };
  return exitCode === 0 ? { kind: 'succeeded', ms } : { kind: 'failed', exitCode, ms };
}

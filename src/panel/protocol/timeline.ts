import type { HistoryPiece } from '../../model/history/history.ts';

/** A piece of the last hour, as the page gets it: all of it when it asks, then what is new. */
export type TimelinePiece = Omit<HistoryPiece, 'next'>;

export type TimelineSample = TimelinePiece['samples'][number];

export type TimelineMark = TimelinePiece['marks'][number];

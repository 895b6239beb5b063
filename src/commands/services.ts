import type { Clock } from '../base/clock.ts';
import { LabError } from '../base/errors.ts';
import type { Event } from '../base/event.ts';
import type { Log } from '../base/log.ts';
import type { AwsPlace } from '../connection/awsConnection.ts';
import type { Connection } from '../connection/connection.ts';
import type { OpenedPractice } from '../connection/practice.ts';
import type { PanelPlace } from '../contributions.ts';
import type { LabDeployDesk } from './deploy/deployDesk.ts';
import type { ChapterSlug } from '../lab/chapters.ts';
import type { CommandBlock } from '../lab/parseChapter.ts';
import type { RunAnswer } from '../lab/blockRunner.ts';
import type { RunOutcome, RunStates } from '../lab/runState.ts';
import type { CostReading } from '../model/costMeter.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { AwsProfile } from '../ports/cloud.ts';
import type { Documents } from '../ports/documents.ts';
import type { KeyValueStore } from '../ports/keyValueStore.ts';
import type { Notices, WithProgress } from '../ports/notices.ts';
import type { Prompts } from '../ports/prompts.ts';
import type { ShellKind, Shells } from '../ports/shells.ts';
import type { Streams } from '../ports/streams.ts';
import type { TemplateFiles } from '../ports/templateFiles.ts';
import type { CommandTerminals, TerminalRole, Terminals } from '../ports/terminals.ts';

/** What commands work with; each takes the part it needs. Composed once, in `extension.ts`. */
export interface Services {
  readonly connections: OpenConnections;
  readonly doors: ConnectionDoors;
  readonly model: { readonly snapshot: Snapshot; refresh(): void };
  readonly panel: { show(place?: PanelPlace): void };
  readonly clusterView: { show(): Promise<void>; revealEnis(nodeName: string): Promise<void> };
  readonly clusterTree: ClusterTree;
  readonly streams: Streams;
  readonly commandTerminals: CommandTerminals;
  /** Opens an address in the person's browser. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly prompts: Prompts;
  readonly notices: Notices;
  readonly withProgress: WithProgress;
  readonly documents: Documents;
  readonly runner: BlockRunning;
  readonly terminals: Pick<Terminals, 'run'> & { open(role: TerminalRole, kind?: ShellKind): Promise<unknown> };
  /** The lab's variables as the terminals have them. */
  readonly variables: { readonly values: ReadonlyMap<string, string> };
  readonly shells: Shells;
  /** Whether the person trusts this workspace. */
  readonly isTrusted: () => boolean;
  /** Which chapters are done. */
  readonly progress: { reset(connectionId: string, slug?: ChapterSlug): void };
  readonly chapterTitles: { all(): Promise<ReadonlyMap<ChapterSlug, string>> };
  readonly clock: Clock;
  readonly random: () => number;
  readonly costMeter: {
    readonly reading: CostReading | undefined;
    readonly isRead: boolean;
    readonly onDidChange: Event<CostReading | undefined>;
    soon(): void;
  };
  /** What is kept between sessions, such as a teardown that is under way. */
  readonly storage: KeyValueStore;
  readonly log: Log & { show(): void };
  /** Where deploys are prepared, begun and watched. */
  readonly deployDesk: LabDeployDesk;
  /** The page of the desk; goes to a field when one is named by its parameter's key. */
  readonly deployPage: { show(key?: string): void };
  readonly openWalkthrough: () => Promise<void>;
  /** The stack name from the settings. */
  readonly defaultStackName: () => string;
  /** The text of the lab's CloudFormation template. */
  readonly labTemplate: () => Promise<string>;
  readonly templateFiles: TemplateFiles;
}

/** What of the cluster tree is shown, and which of its rows is meant. */
export interface ClusterTree {
  /** What its rows are filtered by; empty when all are shown. */
  readonly filter: string;
  setFilter(text: string): void;
  /** Shows some more children of a row. */
  showMore(rowId: string): void;
  /** Whether a row that was just clicked or entered is meant to be opened. */
  isOpened(rowId: string): boolean;
  openFocused(): Promise<void>;
}

/** Running command blocks, as `lab/blockRunner.ts` does. */
export interface BlockRunning {
  run(uri: string, block: CommandBlock, part?: string): Promise<RunAnswer>;
  runToEnd(uri: string, block: CommandBlock): Promise<RunOutcome | 'busy'>;
  stop(uri: string, block: CommandBlock): void;
  states(uri: string): RunStates;
}

/** The one connection in use. */
export interface OpenConnections {
  readonly current: Connection | undefined;
  /** Closes the current connection and uses this one. The same one again makes everybody begin anew with it. */
  use(connection: Connection): void;
  close(): void;
}

/** The ways to open a connection. */
export interface ConnectionDoors {
  practice(signal: AbortSignal): Promise<OpenedPractice>;
  /** Takes the practice world away for good. Its connection has to be closed. */
  forgetPractice(): Promise<void>;
  aws(place: AwsPlace): Connection;
  awsProfiles(): Promise<readonly AwsProfile[]>;
}

/** The connection in use. Throws `no-connection` when there is none, and why it ended when it has. */
export function currentConnection({ connections }: Pick<Services, 'connections'>): Connection {
  if (connections.current === undefined) throw new LabError('no-connection', '');
  connections.current.closed.throwIfAborted();
  return connections.current;
}

/** The id of the practice connection. */
export const practiceId = 'practice';

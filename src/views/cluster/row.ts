import { colors, type CommandId } from '../../contributions.ts';
import type { ConsolePlace } from '../../domain/resources/consoleUrl.ts';

/** What one line of the cluster tree says, free of the editor's types so that it can be made and compared cheaply. */
export interface Row {
  /** The same thing keeps its id for as long as it exists, so that the tree keeps it open and selected. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: RowIcon;
  readonly tooltip?: RowTooltip;
  /** Words of `abilities`: what the context menu offers. */
  readonly abilities?: readonly string[];
  /** What commands get to know of this row when they are called on it. */
  readonly target?: RowTarget;
  /** What a click runs. A row that opens a page (`target.opens`) waits for the second one. */
  readonly command?: { readonly id: CommandId; readonly title: string };
  /** Present when the row can be opened; called only while it is. At most `limit` of them are asked for. */
  readonly children?: (limit: number) => readonly Row[];
  readonly open?: boolean;
}

export interface RowIcon {
  /** A codicon. */
  readonly name: string;
  /** A theme colour. The state it stands for is always also a word of the row. */
  readonly color?: string;
}

/** The whole story: a heading, facts by name, and a paragraph. Every part is shown as it is, never as markup. */
export interface RowTooltip {
  readonly heading: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly note?: string | undefined;
}

export interface RowTarget {
  readonly nodeName?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly eniId?: string;
  /** Of a managed node group. */
  readonly nodegroup?: string;
  readonly copyName?: string;
  readonly copyId?: string;
  readonly copyIp?: string;
  readonly copyArn?: string;
  readonly consoleKind?: ConsolePlace['kind'];
  readonly consoleId?: string;
  /** The row whose children are not all shown. */
  readonly moreOf?: string;
  /** Whose page a double click or Enter opens. */
  readonly opens?: 'pod' | 'deployment';
}

/** Colours of states, by their meaning here. */
export const stateColor = {
  good: 'testing.iconPassed',
  busy: 'charts.blue',
  full: colors.warning,
  bad: 'testing.iconFailed',
  quiet: 'descriptionForeground',
} as const;

/** Joins the parts of a description that exist. */
export function parts(...values: readonly (string | undefined)[]): string {
  return values.filter((value) => value !== undefined && value !== '').join(' · ');
}

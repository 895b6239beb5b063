/**
 * Every id the manifest and the code share, with the arguments commands take. A literal id anywhere else is a bug;
 * the architecture test holds this file against package.json in both directions.
 */

export const commands = {
  startPractice: 'eksNetworkingLab.startPractice',
  stopPractice: 'eksNetworkingLab.stopPractice',
  connect: 'eksNetworkingLab.connect',
  disconnect: 'eksNetworkingLab.disconnect',
  deployLab: 'eksNetworkingLab.deployLab',
  deployByQuestions: 'eksNetworkingLab.deployByQuestions',
  teardownLab: 'eksNetworkingLab.teardownLab',
  pauseLab: 'eksNetworkingLab.pauseLab',
  resumeLab: 'eksNetworkingLab.resumeLab',
  showCost: 'eksNetworkingLab.showCost',
  refresh: 'eksNetworkingLab.refresh',
  showEnis: 'eksNetworkingLab.showEnis',
  showPanel: 'eksNetworkingLab.showPanel',
  openWalkthrough: 'eksNetworkingLab.openWalkthrough',
  openChapter: 'eksNetworkingLab.openChapter',
  resetChapter: 'eksNetworkingLab.resetChapter',
  runBlock: 'eksNetworkingLab.runBlock',
  runLine: 'eksNetworkingLab.runLine',
  copyBlock: 'eksNetworkingLab.copyBlock',
  stopBlock: 'eksNetworkingLab.stopBlock',
  showDifference: 'eksNetworkingLab.showDifference',
  openTerminal: 'eksNetworkingLab.openTerminal',
  openLabShell: 'eksNetworkingLab.openLabShell',
  changeVariable: 'eksNetworkingLab.changeVariable',
  clearVariable: 'eksNetworkingLab.clearVariable',
  clearVariables: 'eksNetworkingLab.clearVariables',
  scaleDeployment: 'eksNetworkingLab.scaleDeployment',
  scaleNodegroup: 'eksNetworkingLab.scaleNodegroup',
  applyWhatIf: 'eksNetworkingLab.applyWhatIf',
  deleteDeployment: 'eksNetworkingLab.deleteDeployment',
  copyText: 'eksNetworkingLab.copyText',
  describePod: 'eksNetworkingLab.describePod',
  showLog: 'eksNetworkingLab.showLog',
  showInPanel: 'eksNetworkingLab.showInPanel',
  describeNode: 'eksNetworkingLab.describeNode',
  describeEni: 'eksNetworkingLab.describeEni',
  describeDeployment: 'eksNetworkingLab.describeDeployment',
  describeStack: 'eksNetworkingLab.describeStack',
  podLogs: 'eksNetworkingLab.podLogs',
  podShell: 'eksNetworkingLab.podShell',
  nodeShell: 'eksNetworkingLab.nodeShell',
  copyName: 'eksNetworkingLab.copyName',
  copyId: 'eksNetworkingLab.copyId',
  copyIp: 'eksNetworkingLab.copyIp',
  copyArn: 'eksNetworkingLab.copyArn',
  openConsole: 'eksNetworkingLab.openConsole',
  cordonNode: 'eksNetworkingLab.cordonNode',
  uncordonNode: 'eksNetworkingLab.uncordonNode',
  drainNode: 'eksNetworkingLab.drainNode',
  deletePod: 'eksNetworkingLab.deletePod',
  tracePacket: 'eksNetworkingLab.tracePacket',
  filterTree: 'eksNetworkingLab.filterTree',
  clearTreeFilter: 'eksNetworkingLab.clearTreeFilter',
  showMore: 'eksNetworkingLab.showMore',
  openRow: 'eksNetworkingLab.openRow',
  openFocusedRow: 'eksNetworkingLab.openFocusedRow',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** What each command takes. A palette call gives no argument, so every argument may be missing. */
export interface CommandArguments {
  readonly [commands.startPractice]: [];
  readonly [commands.stopPractice]: [];
  readonly [commands.connect]: [];
  readonly [commands.disconnect]: [];
  readonly [commands.deployLab]: [];
  readonly [commands.deployByQuestions]: [];
  readonly [commands.teardownLab]: [];
  readonly [commands.pauseLab]: [];
  readonly [commands.resumeLab]: [];
  readonly [commands.showCost]: [];
  readonly [commands.refresh]: [];
  /** The node's name. */
  readonly [commands.showEnis]: [node?: { readonly nodeName: string }];
  readonly [commands.showPanel]: [place?: PanelPlace];
  readonly [commands.openWalkthrough]: [];
  /** The chapter's folder name, such as `05-secondary-addresses`. */
  readonly [commands.openChapter]: [slug?: string];
  readonly [commands.resetChapter]: [slug?: string];
  readonly [commands.runBlock]: [block?: BlockReference];
  /** The command of the block that the cursor is in, else its first. */
  readonly [commands.runLine]: [block?: BlockReference];
  readonly [commands.copyBlock]: [block?: BlockReference];
  readonly [commands.stopBlock]: [block?: BlockReference];
  /** What the block printed beside what the chapter says. */
  readonly [commands.showDifference]: [block?: BlockReference];
  readonly [commands.changeVariable]: [variable?: { readonly variable: string }];
  readonly [commands.clearVariable]: [variable?: { readonly variable: string }];
  readonly [commands.clearVariables]: [];
  /** The terminal of that block; the one to work in when no block is named. */
  readonly [commands.openTerminal]: [block?: BlockReference];
  readonly [commands.openLabShell]: [];
  readonly [commands.scaleDeployment]: [deployment?: { readonly namespace: string; readonly name: string }];
  readonly [commands.scaleNodegroup]: [group?: { readonly nodegroup: string }];
  /** Without a choice it shows where one chooses. */
  readonly [commands.applyWhatIf]: [target?: WhatIfTarget];
  readonly [commands.deleteDeployment]: [deployment?: { readonly namespace: string; readonly name: string }];
  readonly [commands.copyText]: [node?: { readonly copyText: string }];
  readonly [commands.describePod]: [pod?: { readonly namespace: string; readonly name: string }];
  readonly [commands.showLog]: [];
  readonly [commands.showInPanel]: [what?: NodeOrPod];
  readonly [commands.describeNode]: [node?: { readonly nodeName: string }];
  readonly [commands.describeEni]: [eni?: { readonly eniId: string }];
  readonly [commands.describeDeployment]: [deployment?: { readonly namespace: string; readonly name: string }];
  readonly [commands.describeStack]: [];
  readonly [commands.podLogs]: [pod?: { readonly namespace: string; readonly name: string }];
  readonly [commands.podShell]: [pod?: { readonly namespace: string; readonly name: string }];
  readonly [commands.nodeShell]: [machine?: { readonly nodeName: string }];
  readonly [commands.copyName]: [row?: { readonly copyName: string }];
  readonly [commands.copyId]: [row?: { readonly copyId: string }];
  readonly [commands.copyIp]: [row?: { readonly copyIp: string }];
  readonly [commands.copyArn]: [row?: { readonly copyArn: string }];
  /** A page of the AWS console, by the kind and id of its resource. */
  readonly [commands.openConsole]: [row?: { readonly consoleKind: string; readonly consoleId: string }];
  readonly [commands.cordonNode]: [node?: { readonly nodeName: string }];
  readonly [commands.uncordonNode]: [node?: { readonly nodeName: string }];
  readonly [commands.drainNode]: [node?: { readonly nodeName: string }];
  readonly [commands.deletePod]: [pod?: { readonly namespace: string; readonly name: string }];
  readonly [commands.tracePacket]: [from?: NodeOrPod];
  readonly [commands.filterTree]: [];
  readonly [commands.clearTreeFilter]: [];
  /** The id of a row of the cluster tree whose children are shown in part. */
  readonly [commands.showMore]: [row?: { readonly moreOf: string }];
  /** What a row of the cluster tree stands for. */
  readonly [commands.openRow]: [row?: { readonly id: string } & Partial<NodeOrPod>];
  readonly [commands.openFocusedRow]: [];
}

export type NodeOrPod = { readonly nodeName: string } | { readonly namespace: string; readonly name: string };

/** What a cluster is to become. */
export interface WhatIfTarget {
  readonly instanceType: string;
  readonly nodes: number;
  readonly deployment: { readonly namespace: string; readonly name: string; readonly replicas: number } | undefined;
  /** The settings of the VPC CNI that decide how many addresses a node keeps. */
  readonly cni: {
    readonly prefixDelegation: boolean;
    readonly customNetworking: boolean;
    readonly warmEniTarget: number;
    readonly warmPrefixTarget: number;
    readonly warmIpTarget: number | undefined;
    readonly minimumIpTarget: number | undefined;
    readonly maxEni: number | undefined;
  };
}

/** A command block of an open document: its document and the line of its opening fence (from 0). */
export interface BlockReference {
  readonly uri: string;
  readonly line: number;
}

export const views = {
  container: 'eksNetworkingLab',
  chapters: 'eksNetworkingLab.chapters',
  cluster: 'eksNetworkingLab.cluster',
  variables: 'eksNetworkingLab.variables',
} as const;

/** Places in the status bar; people hide and show them by these ids. */
export const statusPlaces = {
  connection: 'eksNetworkingLab.status.connection',
  stack: 'eksNetworkingLab.status.stack',
  cost: 'eksNetworkingLab.status.cost',
  pending: 'eksNetworkingLab.status.pending',
} as const;

export const walkthroughId = 'eksNetworkingLab.lab';

export const panelType = 'eksNetworkingLab.panel';

export const deployPageType = 'eksNetworkingLab.deployPage';

/** The panel's sections, in their order on the page. */
export const panelSections = ['capacity', 'nodes', 'pending', 'what-if', 'ops', 'timeline', 'path'] as const;

export type PanelSection = (typeof panelSections)[number];

/** Where to open the panel: at a section, at a node's part of it, with something chosen as the start of a packet's path. */
export interface PanelPlace {
  readonly section?: PanelSection | undefined;
  readonly nodeName?: string | undefined;
  readonly from?: NodeReference | PodReference | undefined;
  /** Where the packet goes: to the internet, or to a pod of another node than the sender's, whichever there is. */
  readonly to?: 'other-node' | 'internet' | undefined;
  /** What the what-if section is to begin with. */
  readonly tryOut?: 'prefix-delegation' | undefined;
}

export interface NodeReference {
  readonly kind: 'node';
  readonly nodeName: string;
}

export interface PodReference {
  readonly kind: 'pod';
  readonly namespace: string;
  readonly name: string;
}

/** Theme colours of our own. VS Code's `list.warningForeground` has no value in high contrast. */
export const colors = {
  warning: 'eksNetworkingLab.warning',
} as const;

export const settings = {
  section: 'eksNetworkingLab',
  practiceSpeed: 'practice.speed',
  stackName: 'stackName',
  openWalkthroughAtStart: 'openWalkthroughAtStart',
  lensesEverywhere: 'lenses.everywhere',
  shell: 'shell',
  costReminderHours: 'cost.reminderHours',
  costDeadline: 'cost.deadline',
} as const;

/** Context keys the manifest's `when` clauses read. `chapterDone` is a prefix: `<prefix>.<slug>`. */
export const contextKeys = {
  connected: 'eksNetworkingLab.connected',
  /** The id of the connection in use; empty without one. */
  connectionId: 'eksNetworkingLab.connectionId',
  stackPresent: 'eksNetworkingLab.stackPresent',
  chapterDone: 'eksNetworkingLab.chapterDone',
  /** The cluster tree shows only what matches a filter. */
  treeFiltered: 'eksNetworkingLab.treeFiltered',
} as const;

/** Abilities a tree item's contextValue may name, as whole words. */
export const abilities = {
  node: 'node',
  /** A managed node group. */
  nodegroup: 'nodegroup',
  pod: 'pod',
  eni: 'eni',
  deployment: 'deployment',
  stack: 'stack',
  /** Has a part of its own in the panel. */
  panel: 'panel',
  /** A packet can start there. */
  trace: 'trace',
  /** A pod with containers that have run. */
  containers: 'containers',
  ssh: 'ssh',
  cordon: 'cordon',
  uncordon: 'uncordon',
  console: 'console',
  copyName: 'copyName',
  copyId: 'copyId',
  copyIp: 'copyIp',
  copyArn: 'copyArn',
  copyText: 'copyText',
  fixStartPractice: 'fixStartPractice',
  fixConnect: 'fixConnect',
  fixRefresh: 'fixRefresh',
  fixDeployLab: 'fixDeployLab',
  fixTeardownLab: 'fixTeardownLab',
  fixShowLog: 'fixShowLog',
  variable: 'variable',
} as const;

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { systemClock } from './base/clock.ts';
import { DisposableStore } from './base/disposable.ts';
import { CostReminders } from './commands/cost/costReminders.ts';
import { LabDeployDesk } from './commands/deploy/deployDesk.ts';
import { deskPort } from './commands/deploy/deskPort.ts';
import { offerDeploy } from './commands/deploy/offerDeploy.ts';
import { registerCommands } from './commands/register.ts';
import type { Services } from './commands/services.ts';
import { offerTeardown } from './commands/teardown/offerTeardown.ts';
import { Connections } from './connection/connections.ts';
import { connectionDoors } from './connectionDoors.ts';
import { commands } from './contributions.ts';
import { DeployPage } from './deployPage/host.ts';
import { deployStrings } from './deployPage/strings.ts';
import { EditorCommandTerminals } from './editor/commandTerminals.ts';
import { ContextKeys } from './editor/contextKeys.ts';
import { EditorDocuments } from './editor/documents.ts';
import { errorText } from './editor/errorText.ts';
import { LabShellTerminals } from './editor/labShellTerminals.ts';
import { openLog } from './editor/log.ts';
import { openNotices } from './editor/notifications.ts';
import { withProgress } from './editor/progress.ts';
import { prompts } from './editor/prompts.ts';
import { costDeadline, costReminderHours, lensesEverywhere, stackName } from './editor/settings.ts';
import { ShellReports } from './editor/shellReports.ts';
import { EditorShells } from './editor/shells.ts';
import { openStorage } from './editor/storage.ts';
import { offerSystemTerminal } from './editor/offerSystemTerminal.ts';
import { streamTerminals } from './editor/streamTerminals.ts';
import { templateFiles } from './editor/templateFiles.ts';
import { RoleTerminals } from './editor/terminals.ts';
import { openWalkthrough, openWalkthroughOnce } from './editor/walkthrough.ts';
import { BlockRunner } from './lab/blockRunner.ts';
import { chapterSlugs } from './lab/chapters.ts';
import { LabVariables, labVariableNames } from './lab/labVariables.ts';
import { LabProgress } from './lab/progress.ts';
import { CostMeter } from './model/costMeter.ts';
import { Model } from './model/model.ts';
import { Panel } from './panel/host.ts';
import { pathSources } from './panel/pathSources.ts';
import { panelStrings } from './panel/strings.ts';
import { ChaptersView } from './views/chapters/chaptersView.ts';
import { ChapterTitles } from './views/chapters/chapterTitles.ts';
import { ClusterView } from './views/cluster/clusterView.ts';
import { CodeLenses } from './views/codeLenses.ts';
import { CostStatus } from './views/costStatus.ts';
import { StatusBar } from './views/statusBar.ts';
import { VariablesView } from './views/variables/variablesView.ts';

/** Builds the parts, wires them and registers them. Waits for nothing and loads no SDK: those come with their first use. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri } = context;
  const extensionId = context.extension.id;
  const store = new DisposableStore();
  context.subscriptions.push(store);
  const clock = systemClock;
  const log = store.add(openLog());
  const notices = openNotices(log);
  const storage = openStorage(context.globalState);
  const documents = store.add(new EditorDocuments(extensionUri));

  const connections = store.add(new Connections());
  const doors = connectionDoors({ extensionUri, storage: context.storageUri ?? context.globalStorageUri, clock, log });
  const model = store.add(new Model({ clock, random: Math.random, log }));
  const variables = store.add(new LabVariables());
  const reports = store.add(new ShellReports(labVariableNames));
  store.add(reports.onDidReport(({ report, before }) => variables.report(report.variables, before)));
  const connection = () => connections.current;
  const labShell = () => import('./shell/lab/openLabShell.ts');
  const shells = new EditorShells(connection, labShell);
  const labShells = store.add(
    new LabShellTerminals({
      bundle: labShell,
      variables: labVariableNames,
      storage: openStorage(context.workspaceState),
      onMissing: (name) => void offerSystemTerminal(name, notices, terminals),
    }),
  );
  store.add(labShells.onDidReport((report) => variables.report(report.variables, report.before)));
  const terminals: RoleTerminals = store.add(
    new RoleTerminals({ connection, shells, reports, labShells, variables: () => variables.values }),
  );
  const commandTerminals = store.add(new EditorCommandTerminals({ connection, shells, labShells }));
  const runner = store.add(new BlockRunner(terminals, clock));
  const progress = store.add(new LabProgress(storage, log));

  const costMeter = store.add(new CostMeter({ clock, log }));
  const keys = new ContextKeys();
  const clusterView = store.add(
    new ClusterView({
      model,
      explain: errorText,
      clock,
      cost: costMeter,
      onFiltered: (filtered) => keys.set('treeFiltered', filtered),
    }),
  );
  const chapterTitles = new ChapterTitles(documents);
  const chapterProgress = {
    get done() {
      return progress.done(connections.current?.profile.id ?? '');
    },
    onDidChange: progress.onDidChange,
  };
  store.add(new ChaptersView(chapterTitles, chapterProgress));
  store.add(new StatusBar(model));
  store.add(new CostStatus(costMeter, clock));
  store.add(new CodeLenses(vscode.Uri.joinPath(extensionUri, 'walkthroughs'), runner, lensesEverywhere));
  store.add(new VariablesView(variables));
  const pageHome = { extensionUri, language: vscode.env.language, newNonce: randomUUID };
  const panel = store.add(
    new Panel(pageHome, {
      model,
      strings: panelStrings(vscode.l10n.t),
      failureText: (failure) => errorText(failure).sentence,
      clock,
      pathSources: pathSources(connection),
      onReveal: (target) => void clusterView.reveal(target).catch((error: unknown) => notices.error(error)),
      copy: (text) => documents.copy(text),
      execute: ({ id, argument }) => void vscode.commands.executeCommand(id, argument),
    }),
  );

  const tick = () => {
    for (const slug of chapterSlugs) keys.setChapterDone(slug, chapterProgress.done.has(slug));
  };
  store.add(progress.onDidChange(tick));
  store.add(
    connections.onDidChange((connection) => {
      terminals.closeAll();
      commandTerminals.closeAll();
      variables.clear();
      model.connect(connection);
      costMeter.connect(connection);
      keys.set('connected', connection !== undefined);
      keys.set('connectionId', connection?.profile.id ?? '');
      tick();
    }),
  );
  let costed = '';
  store.add(
    model.onDidChange(({ snapshot }) => {
      keys.set('stackPresent', snapshot.stack !== undefined || snapshot.nodes.length > 0);
      progress.update(snapshot);
      const now = `${snapshot.stack?.status} ${snapshot.nodes.length} ${snapshot.otherInstances.length}`;
      if (now !== costed) costMeter.soon();
      costed = now;
    }),
  );

  const openExternal = async (url: string) => void (await vscode.env.openExternal(vscode.Uri.parse(url, true)));
  const labTemplate = () => documents.read('media', 'eks-networking-lab.yaml');
  const deployDesk = store.add(
    new LabDeployDesk({
      connections,
      prompts,
      notices,
      documents,
      storage,
      clock,
      log,
      model,
      clusterView,
      costMeter,
      templateFiles,
      withProgress,
      openExternal,
      labTemplate,
      random: Math.random,
      newToken: randomUUID,
      explain: errorText,
      execute: (command, argument) => void vscode.commands.executeCommand(commands[command], argument),
    }),
  );
  store.add(connections.onDidChange((current) => void deployDesk.connect(current)));
  const deployPage = store.add(
    new DeployPage(pageHome, {
      desk: deskPort(deployDesk),
      strings: deployStrings(vscode.l10n.t),
      clock,
      copy: (text) => documents.copy(text),
    }),
  );

  const services: Services = {
    deployDesk,
    deployPage,
    connections,
    doors,
    model,
    panel,
    clusterView,
    clusterTree: clusterView,
    streams: streamTerminals,
    commandTerminals,
    openExternal,
    prompts,
    notices,
    withProgress,
    documents,
    runner,
    terminals,
    variables,
    shells,
    isTrusted: () => vscode.workspace.isTrusted,
    progress,
    chapterTitles,
    clock,
    random: Math.random,
    storage,
    costMeter,
    log,
    openWalkthrough: () => openWalkthrough(extensionId),
    defaultStackName: stackName,
    templateFiles,
    labTemplate,
  };
  store.add(registerCommands(services));
  const reminders = store.add(
    new CostReminders(services, () => ({ reminderHours: costReminderHours(), deadline: costDeadline() })),
  );
  reminders.start();
  offerDeploy(services).catch((error: unknown) => notices.error(error));
  offerTeardown(services).catch((error: unknown) => notices.error(error));
  openWalkthroughOnce(extensionId, storage).catch((error: unknown) => notices.error(error));
}

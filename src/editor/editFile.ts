import * as vscode from 'vscode';

/** Milliseconds that a save may take which was begun before the last tab was closed. */
const savePatience = 5000;

/** Opens a file; resolves when its last tab has been closed and it is saved. An abort closes it and rejects. */
export async function editFile(file: string, signal: AbortSignal): Promise<void> {
  const uri = vscode.Uri.file(file);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => shows(tab, uri)));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(signal.reason as Error);
  const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
    if (tabs().length === 0) resolve();
  });
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await promise;
    await saved(document);
  } catch (error) {
    await vscode.window.tabGroups.close(tabs());
    throw error;
  } finally {
    listening.dispose();
    signal.removeEventListener('abort', stop);
  }
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}

/** A save that was begun may still be on its way when the tab is gone; what was given up is closed as it is. */
async function saved(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty || document.isClosed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (ended: vscode.TextDocument) => {
    if (ended === document) resolve();
  };
  const timer = setTimeout(resolve, savePatience);
  const listening = [vscode.workspace.onDidSaveTextDocument(end), vscode.workspace.onDidCloseTextDocument(end)];
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    for (const each of listening) each.dispose();
  }
}

import * as vscode from 'vscode';

/** Opens a file; resolves when its last tab has been closed. An abort closes it and rejects. */
export async function editFile(file: string, signal: AbortSignal): Promise<void> {
  const uri = vscode.Uri.file(file);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
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

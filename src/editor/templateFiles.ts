import * as vscode from 'vscode';
import { LabError } from '../base/errors.ts';
import { openAddress } from '../domain/deploy/templateSummary.ts';
import type { TemplateFiles } from '../ports/templateFiles.ts';

/** Milliseconds until an address that stays silent is given up. */
const patienceMs = 15_000;
/** CloudFormation takes a megabyte from a bucket. In bytes. */
const longest = 1_048_576;

/** Templates in files and at addresses. */
export const templateFiles: TemplateFiles = {
  async choose() {
    const chosen = await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose a CloudFormation template'),
      openLabel: vscode.l10n.t('Use this template'),
      filters: { [vscode.l10n.t('CloudFormation templates')]: ['yaml', 'yml', 'json', 'template'] },
    });
    return chosen?.[0]?.fsPath;
  },

  async read(path) {
    try {
      const uri = vscode.Uri.file(path);
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > longest) throw new LabError('template-unread', path, vscode.l10n.t('It is larger than 1 MB.'));
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (error instanceof LabError) throw error;
      throw new LabError('template-unread', path, error instanceof Error ? error.message : String(error), error);
    }
  },

  async fetch(url, signal) {
    const subject = openAddress(url);
    try {
      const answer = await fetch(safeAddress(url), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      });
      safeAddress(answer.url);
      if (!answer.ok) throw new LabError('template-unread', subject, `HTTP ${answer.status}`);
      return await limitedText(answer, subject);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LabError) throw error;
      throw new LabError('template-unread', subject, error instanceof Error ? error.message : String(error), error);
    }
  },
};

/** What a template says becomes machines and rights, so nobody on the way may change it; this machine is no way. */
function safeAddress(text: string): URL {
  const url = URL.parse(text);
  const isHere = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)))
    throw new LabError('template-unread', openAddress(text), vscode.l10n.t('An address begins with https://.'));
  return url;
}

async function limitedText(answer: Response, subject: string): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > longest) throw new LabError('template-unread', subject, vscode.l10n.t('It is larger than 1 MB.'));
    chunks.push(chunk);
  }
  return new TextDecoder().decode(await new Blob(chunks).arrayBuffer());
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the tools in a terminal find what belongs to one connection. */
export interface ToolPaths {
  readonly kubeconfig: string;
  readonly kubectlCache: string;
  /** A folder for programs and settings that only terminals of this connection see. */
  readonly terminal: string;
}

/** A folder of the extension's own with one subfolder for each connection. Nothing secret is kept in it. */
export class ConnectionFolder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes the subfolder of a connection, readable by this user only. */
  async make(connectionId: string): Promise<ToolPaths> {
    const folder = path.join(this.#root, connectionId.replaceAll(/[^A-Za-z0-9._-]+/g, '_'));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = (name: string) => path.join(folder, name);
    return { kubeconfig: file('kubeconfig'), kubectlCache: file('kubectl-cache'), terminal: file('terminal') };
  }

  /** Replaces the kubeconfig in one step: a kubectl that reads it at this moment sees the old or the new one. */
  async writeKubeconfig(connectionId: string, text: string): Promise<void> {
    const { kubeconfig } = await this.make(connectionId);
    const draft = `${kubeconfig}.new`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, kubeconfig);
  }
}

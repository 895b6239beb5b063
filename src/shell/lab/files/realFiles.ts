import { constants, accessSync, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import type { Files } from '../../../terminal/files/hostFiles.ts';
import { root, type Owned } from '../../../terminal/files/owner.ts';
import type { HostPaths } from './hostPaths.ts';
import { Owners } from './owners.ts';

type Stat = Awaited<ReturnType<Files['stat']>> & Owned;
type Options = { readonly encoding?: string | null | undefined } | string | undefined;

/** What a program of the Lab Shell is like as a file. */
const program: Stat = {
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
  mode: 0o755,
  size: 0,
  mtime: new Date(0),
  owner: root,
};

/** The files of the machine that the Lab Shell is on, under the shell's paths. */
export class RealFiles implements Files {
  readonly #paths: HostPaths;
  readonly #isProgram: (name: string) => boolean;
  #owners: Owners | undefined;

  /** @param isProgram whether the shell has a program of that name, which is then there in `/usr/bin`. */
  constructor(paths: HostPaths, isProgram: (name: string) => boolean) {
    this.#paths = paths;
    this.#isProgram = isProgram;
  }

  /** Whether this process may write to a file, or make it where there is none. */
  mayWrite(file: string, isThere: boolean): boolean {
    const host = this.#paths.toHost(file);
    try {
      accessSync(isThere ? host : path.dirname(host), constants.W_OK);
      return true;
    } catch {
      // Not allowed, or not there: either way it cannot be written.
      return false;
    }
  }

  async readFile(file: string, options?: Options): Promise<string> {
    return (await fs.readFile(this.#host(file))).toString(encodingOf(options));
  }

  async readFileBuffer(file: string): Promise<Uint8Array> {
    return await fs.readFile(this.#host(file));
  }

  async writeFile(file: string, content: string | Uint8Array, options?: Options): Promise<void> {
    await fs.writeFile(this.#host(file), bytesOf(content, options));
  }

  async appendFile(file: string, content: string | Uint8Array, options?: Options): Promise<void> {
    await fs.appendFile(this.#host(file), bytesOf(content, options));
  }

  async exists(file: string): Promise<boolean> {
    if (this.#isOurs(file)) return true;
    return await fs.access(this.#host(file)).then(
      () => true,
      () => false,
    );
  }

  async stat(file: string): Promise<Stat> {
    return this.#isOurs(file) ? program : this.#statOf(await fs.stat(this.#host(file)));
  }

  async lstat(file: string): Promise<Stat> {
    return this.#isOurs(file) ? program : this.#statOf(await fs.lstat(this.#host(file)));
  }

  async mkdir(file: string, options?: { readonly recursive?: boolean }): Promise<void> {
    await fs.mkdir(this.#host(file), { recursive: options?.recursive ?? false });
  }

  async readdir(file: string): Promise<string[]> {
    return await fs.readdir(this.#host(file));
  }

  async readdirWithFileTypes(file: string) {
    const entries = await fs.readdir(this.#host(file), { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      isFile: entry.isFile(),
      isDirectory: entry.isDirectory(),
      isSymbolicLink: entry.isSymbolicLink(),
    }));
  }

  async rm(file: string, { recursive = false, force = false }: { recursive?: boolean; force?: boolean } = {}) {
    const host = this.#host(file);
    const isEmptied = !recursive && (await fs.lstat(host).catch(() => undefined))?.isDirectory() === true;
    if (isEmptied) await fs.rmdir(host);
    else await fs.rm(host, { recursive, force });
  }

  async cp(from: string, to: string, options?: { readonly recursive?: boolean }): Promise<void> {
    await fs.cp(this.#host(from), this.#host(to), { recursive: options?.recursive ?? false });
  }

  async mv(from: string, to: string): Promise<void> {
    const [old, wanted] = [this.#host(from), this.#host(to)];
    await fs.rename(old, wanted).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await fs.cp(old, wanted, { recursive: true });
      await fs.rm(old, { recursive: true });
    });
  }

  resolvePath(base: string, file: string): string {
    return path.posix.resolve(base, file);
  }

  /** Nobody wants the whole disk listed; those who look for files walk through the folders. */
  getAllPaths(): string[] {
    return [];
  }

  async chmod(file: string, mode: number): Promise<void> {
    await fs.chmod(this.#host(file), mode);
  }

  async symlink(target: string, link: string): Promise<void> {
    await fs.symlink(this.#paths.argument(target), this.#host(link));
  }

  async link(existing: string, link: string): Promise<void> {
    await fs.link(this.#host(existing), this.#host(link));
  }

  async readlink(file: string): Promise<string> {
    return this.#paths.toShell(await fs.readlink(this.#host(file)));
  }

  async realpath(file: string): Promise<string> {
    return this.#paths.toShell(await fs.realpath(this.#host(file)));
  }

  async utimes(file: string, accessed: Date, modified: Date): Promise<void> {
    await fs.utimes(this.#host(file), accessed, modified);
  }

  #isOurs(file: string): boolean {
    const name = /^\/usr\/bin\/([^/]+)$/.exec(file)?.[1];
    return name !== undefined && this.#isProgram(name);
  }

  #statOf(stats: Stats): Stat {
    this.#owners ??= Owners.ofMachine();
    return {
      isFile: stats.isFile(),
      isDirectory: stats.isDirectory(),
      isSymbolicLink: stats.isSymbolicLink(),
      mode: stats.mode & 0o7777,
      size: stats.size,
      mtime: stats.mtime,
      dev: stats.dev,
      ino: stats.ino,
      owner: this.#owners.owner(stats.uid, stats.gid),
    };
  }

  #host(file: string): string {
    return this.#paths.toHost(file);
  }
}

function encodingOf(options: Options): BufferEncoding {
  return ((typeof options === 'string' ? options : options?.encoding) ?? 'utf8') as BufferEncoding;
}

function bytesOf(content: string | Uint8Array, options: Options): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, encodingOf(options)) : content;
}

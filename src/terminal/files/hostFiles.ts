import { InMemoryFs, type IFileSystem } from 'just-bash';
import { Emitter } from '../../base/event.ts';

/** The files that programs see: paths are absolute, missing ones reject with an `ENOENT` message. */
export type Files = IFileSystem;

/** The content of a live file at this moment; undefined while there is no such file. */
export type LiveContent = () => string | undefined;

/** Bytes that the files of one machine may take. */
const capacity = 64 * 1024 * 1024;

/**
 * A machine's files, in memory. Live files are made anew whenever somebody looks: what the kernel or a daemon shows.
 * Writing to one makes it an ordinary file.
 */
export class HostFiles extends InMemoryFs {
  readonly #live = new Map<string, { readonly content: LiveContent; readonly mode: number; shown?: string }>();
  readonly #changed = new Emitter<string>();
  /** Fires with the path of a file that has changed: for those who follow one. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    super({}, { maxTotalBytes: capacity });
  }

  /** Puts a file in place, with the folders above it. */
  put(path: string, content: string, mode = 0o644): void {
    this.writeFileSync(path, content, 'utf8', { mode });
  }

  /** Declares a live file. */
  live(path: string, content: LiveContent, mode = 0o644): void {
    this.mkdirSync(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true });
    this.#live.set(path, { content, mode });
  }

  /** Says that a live file has something new. */
  touched(path: string): void {
    this.#changed.fire(path);
  }

  override async readFile(...args: Parameters<InMemoryFs['readFile']>): ReturnType<InMemoryFs['readFile']> {
    await this.#refresh(args[0]);
    return super.readFile(...args);
  }

  override async readFileBytes(path: string): ReturnType<InMemoryFs['readFileBytes']> {
    await this.#refresh(path);
    return super.readFileBytes(path);
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    await this.#refresh(path);
    return super.readFileBuffer(path);
  }

  override async exists(path: string): Promise<boolean> {
    await this.#refresh(path);
    return super.exists(path);
  }

  override async stat(path: string): ReturnType<InMemoryFs['stat']> {
    await this.#refresh(path);
    return super.stat(path);
  }

  override async lstat(path: string): ReturnType<InMemoryFs['lstat']> {
    await this.#refresh(path);
    return super.lstat(path);
  }

  override async readdir(path: string): Promise<string[]> {
    await this.#refresh(path);
    return super.readdir(path);
  }

  override async readdirWithFileTypes(path: string): ReturnType<InMemoryFs['readdirWithFileTypes']> {
    await this.#refresh(path);
    return super.readdirWithFileTypes(path);
  }

  override async writeFile(...args: Parameters<InMemoryFs['writeFile']>): Promise<void> {
    this.#live.delete(args[0]);
    await super.writeFile(...args);
    this.#changed.fire(args[0]);
  }

  override async appendFile(...args: Parameters<InMemoryFs['appendFile']>): Promise<void> {
    await this.#refresh(args[0]);
    this.#live.delete(args[0]);
    await super.appendFile(...args);
    this.#changed.fire(args[0]);
  }

  /** Brings the live files at and directly in a path up to date. */
  async #refresh(path: string): Promise<void> {
    const real = this.#live.has(path) ? path : await super.realpath(path).catch(() => path);
    const folder = real.endsWith('/') ? real : `${real}/`;
    for (const [each, file] of this.#live) {
      const inFolder = each.startsWith(folder) && !each.includes('/', folder.length);
      if (each !== real && !inFolder) continue;
      const content = file.content();
      if (content === file.shown) continue;
      if (content === undefined) await super.rm(each, { force: true });
      else this.put(each, content, file.mode);
      if (content === undefined) delete file.shown;
      else file.shown = content;
    }
  }
}

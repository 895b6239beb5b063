import type { Files } from '../../files/hostFiles.ts';
import type { ShoptName } from '../state/options.ts';
import { patternRegex } from './pattern.ts';

/** Paths that one pattern may give. */
const most = 100_000;

/** The paths that a pattern matches, sorted; none if nothing matches. */
export async function matchPaths(
  files: Files,
  cwd: string,
  pattern: string,
  shopts: ReadonlySet<ShoptName>,
): Promise<readonly string[]> {
  const absolute = pattern.startsWith('/');
  const segments = pattern.split('/').filter((segment, index) => segment !== '' || index > 0);
  const trailing = segments.at(-1) === '' ? segments.pop() : undefined;
  let found: string[] = [absolute ? '/' : ''];
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1 && trailing === undefined;
    const next: string[] = [];
    for (const folder of found) {
      next.push(...(await step(files, cwd, folder, segment, shopts, last)));
      if (next.length > most) return next.slice(0, most);
    }
    found = next;
  }
  return found.map((path) => (trailing === undefined ? path : `${path}/`)).toSorted();
}

async function step(
  files: Files,
  cwd: string,
  folder: string,
  segment: string,
  shopts: ReadonlySet<ShoptName>,
  last: boolean,
): Promise<string[]> {
  const at = (name: string) => (folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`);
  const real = (path: string) => files.resolvePath(cwd, path);
  if (!/[*?[(]/.test(segment.replace(/\\./g, ''))) {
    const path = at(segment.replace(/\\(.)/g, '$1'));
    return (await files.exists(real(path))) ? [path] : [];
  }
  const names = await files.readdir(real(folder === '' ? '.' : folder)).catch(() => []);
  if (segment === '**' && shopts.has('globstar')) return everything(files, cwd, folder, names, last);
  const regex = patternRegex(segment, { ignoreCase: shopts.has('nocaseglob') });
  const dots = segment.startsWith('.') || shopts.has('dotglob');
  const matched = names.filter((name) => (dots || !name.startsWith('.')) && regex.test(name)).map(at);
  if (last) return matched;
  const kept: string[] = [];
  for (const path of matched) if (await isFolder(files, real(path))) kept.push(path);
  return kept;
}

async function everything(
  files: Files,
  cwd: string,
  folder: string,
  names: readonly string[],
  withFiles: boolean,
): Promise<string[]> {
  const found = folder === '' && withFiles ? [] : [folder];
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const path = folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
    const real = files.resolvePath(cwd, path);
    if (await isFolder(files, real))
      for (const inner of await everything(files, cwd, path, await files.readdir(real), withFiles)) found.push(inner);
    else if (withFiles) found.push(path);
  }
  return found;
}

async function isFolder(files: Files, path: string): Promise<boolean> {
  return (await files.stat(path).catch(() => undefined))?.isDirectory === true;
}

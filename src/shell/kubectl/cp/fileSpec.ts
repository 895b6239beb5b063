import { ToolError } from '../../tool.ts';

/** A side of a copy: a file here, or one in a pod. */
export type FileSpec = { readonly file: string } & (
  | { readonly pod: undefined }
  /** Undefined stands for the namespace in use. */
  | { readonly pod: string; readonly namespace: string | undefined }
);

/** Reads `file`, `pod:file` or `namespace/pod:file`. On Windows `C:\file` is a file. */
export function parseFileSpec(word: string, platform: NodeJS.Platform = process.platform): FileSpec {
  const isDrive = platform === 'win32' && /^[A-Za-z]:[\\/]/.test(word);
  const colon = isDrive ? -1 : word.indexOf(':');
  if (colon < 0) return { pod: undefined, file: withoutSlash(word) };
  const pieces = word.slice(0, colon).split('/');
  const [pod, namespace] = pieces.toReversed();
  if (colon === 0 || pieces.length > 2 || pod === undefined)
    throw new ToolError('error: filespec must match the canonical format: [[namespace/]pod:]file/path');
  return { pod, namespace, file: withoutSlash(word.slice(colon + 1).replaceAll('\\', '/')) };
}

function withoutSlash(file: string): string {
  return file.length > 1 ? file.replace(/[/\\]$/, '') : file;
}

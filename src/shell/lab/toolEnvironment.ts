import path from 'node:path';
import type { HostPaths } from './files/hostPaths.ts';

/** Variables of the shell as programs of the machine need them: paths are the machine's, and those of kubectl absolute. */
export function toolEnvironment(
  exported: ReadonlyMap<string, string>,
  cwd: string,
  paths: HostPaths,
): Readonly<Record<string, string>> {
  const environment = Object.fromEntries(exported);
  const { HOME, KUBECONFIG } = environment;
  const absolute = (file: string) => (file === '' ? file : path.resolve(cwd, paths.argument(file)));
  return {
    ...environment,
    ...(HOME === undefined ? {} : { HOME: paths.argument(HOME) }),
    ...(KUBECONFIG === undefined
      ? {}
      : { KUBECONFIG: KUBECONFIG.split(path.delimiter).map(absolute).join(path.delimiter) }),
  };
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { UserCredentials } from '../kubeconfig/kubeconfig.ts';
import { ToolError } from '../tool.ts';

/** The bearer token of a user: the one in the kubeconfig, or what the user's exec plugin answers. */
export async function bearerToken(
  user: UserCredentials,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (user.token !== undefined) return user.token;
  if (user.exec === undefined) return undefined;
  const { command, args, env } = user.exec;
  const added = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const { stdout } = await promisify(execFile)(command, [...(args ?? [])], {
    env: { ...environment, ...added },
    encoding: 'utf8',
  }).catch((error: Error & { stderr?: string }) => {
    const words = (error.stderr ?? '').trim() || error.message;
    throw new ToolError(
      `${words}\nUnable to connect to the server: getting credentials: exec: ${error.message}`,
      1,
      error,
    );
  });
  const credential = JSON.parse(stdout) as { readonly status?: { readonly token?: string } };
  return credential.status?.token;
}

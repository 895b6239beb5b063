import type { UserCredentials } from '../kubeconfig/kubeconfig.ts';
import { ToolError } from '../tool.ts';
import { execCredential } from './execCredential.ts';

/** The bearer token of a user: the one in the kubeconfig, or what the user's exec plugin answers. */
export async function bearerToken(
  user: UserCredentials,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (user.token !== undefined) return user.token;
  if (user.exec === undefined) return undefined;
  return tokenIn(await execCredential(user.exec, environment));
}

function tokenIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { readonly status?: { readonly token?: string } }).status?.token;
  } catch (error) {
    throw new ToolError(
      `Unable to connect to the server: getting credentials: decoding stdout: ${error instanceof Error ? error.message : String(error)}`,
      1,
      error,
    );
  }
}

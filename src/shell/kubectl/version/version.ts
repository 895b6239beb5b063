import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { goJson } from '../output/goJson.ts';
import { goYaml } from '../output/goYaml.ts';

/** The version of kubectl whose texts and manners we have. */
const clientVersion = {
  major: '1',
  minor: '32',
  gitVersion: 'v1.32.4',
  platform: `${process.platform}/${process.arch}`,
};
const kustomizeVersion = 'v5.5.0';

interface ServerVersion {
  readonly major: string;
  readonly minor: string;
  readonly gitVersion: string;
}

const flags = { client: { kind: 'switch' }, output: { kind: 'text', short: 'o' } } as const satisfies Record<
  string,
  Flag
>;

/** `kubectl version`. */
export const version: KubectlCommand = {
  takes: '',
  flags,
  async run(line, session) {
    const serverVersion = line.has('client')
      ? undefined
      : ((await (await session.api()).request('GET', '/version')) as ServerVersion);
    const output = line.text('output') ?? '';
    const known = { clientVersion, kustomizeVersion, ...(serverVersion === undefined ? {} : { serverVersion }) };
    if (output === 'json') session.print(`${goJson(known, 2)}\n`);
    else if (output === 'yaml') session.print(`${goYaml(known)}\n`);
    else if (output !== '') throw new ToolError("error: --output must be 'yaml' or 'json'");
    else session.print(inWords(serverVersion));
    const skew = serverVersion === undefined ? undefined : skewOf(serverVersion);
    if (skew !== undefined) session.printError(skew);
    return 0;
  },
};

function inWords(server: ServerVersion | undefined): string {
  const lines = [`Client Version: ${clientVersion.gitVersion}`, `Kustomize Version: ${kustomizeVersion}`];
  if (server !== undefined) lines.push(`Server Version: ${server.gitVersion}`);
  return `${lines.join('\n')}\n`;
}

/** kubectl goes with servers one minor version older or newer. */
function skewOf({ major, minor }: ServerVersion): string | undefined {
  const number = Number.parseInt(minor, 10);
  if (Math.abs(number - Number(clientVersion.minor)) <= 1) return undefined;
  const client = `${clientVersion.major}.${clientVersion.minor}`;
  return `WARNING: version difference between client (${client}) and server (${major}.${number}) exceeds the supported minor version skew of +/-1\n`;
}

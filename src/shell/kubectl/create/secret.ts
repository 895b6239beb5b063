import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../tool.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { newMetadata, type Generator } from './generator.ts';
import { keyedData, keyedFlags } from './keyedFiles.ts';

const failure = 'failed to create secret ';

/** `kubectl create secret generic NAME [--from-literal=KEY=VALUE] [--from-file=[KEY=]FILE] [--type=TYPE]`. */
export const genericSecret: Generator = {
  flags: { ...keyedFlags, type: { kind: 'text' } },
  failure,
  build: async (wanted) => secret(wanted.name, await keyedData(wanted, 'secret'), wanted.line.text('type')),
};

/** `kubectl create secret tls NAME --cert=FILE --key=FILE`. */
export const tlsSecret: Generator = {
  flags: { cert: { kind: 'text' }, key: { kind: 'text' } },
  required: ['cert', 'key'],
  failure,
  async build({ name, line, folder }) {
    const read = async (file: string) =>
      await readFile(path.resolve(folder, file)).catch((error: Error) => {
        throw new ToolError(`error: Cannot read file ${file}, open ${file}: no such file or directory`, 1, error);
      });
    const [cert, key] = [await read(line.text('cert') ?? ''), await read(line.text('key') ?? '')];
    return secret(name, new Map([['tls.crt', cert], ['tls.key', key]]), 'kubernetes.io/tls'); // prettier-ignore
  },
};

/** `kubectl create secret docker-registry NAME --docker-username=USER --docker-password=PASSWORD …`. */
export const dockerRegistrySecret: Generator = {
  flags: {
    ...keyedFlags,
    'docker-server': { kind: 'text' },
    'docker-username': { kind: 'text' },
    'docker-password': { kind: 'text' },
    'docker-email': { kind: 'text' },
  },
  failure,
  build({ name, line }) {
    const [username, password] = [line.text('docker-username') ?? '', line.text('docker-password') ?? ''];
    if (username === '')
      throw new ToolError(
        'error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    const email = line.text('docker-email');
    const server = line.text('docker-server') ?? 'https://index.docker.io/v1/';
    const login = { username, password, ...(email === undefined ? {} : { email }), auth };
    const config = Buffer.from(JSON.stringify({ auths: { [server]: login } }));
    return secret(name, new Map([['.dockerconfigjson', config]]), 'kubernetes.io/dockerconfigjson');
  },
};

function secret(name: string, data: ReadonlyMap<string, Buffer>, type = ''): JsonObject {
  const coded = Object.fromEntries([...data].map(([key, value]) => [key, value.toString('base64')]));
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: newMetadata(name),
    ...(data.size === 0 ? {} : { data: coded }),
    ...(type === '' ? {} : { type }),
  };
}

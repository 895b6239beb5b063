import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import type { KubectlSession } from '../session/session.ts';
import { listRules } from './listRules.ts';

const flags = {
  'all-namespaces': { kind: 'switch', short: 'A' },
  list: { kind: 'switch' },
  'no-headers': { kind: 'switch' },
  quiet: { kind: 'switch', short: 'q' },
  subresource: { kind: 'text' },
} as const satisfies Readonly<Record<string, Flag>>;

type CanILine = CommandLine<keyof typeof flags>;

/** `kubectl auth can-i`: exit status 1 says no. */
export const canI: KubectlCommand = {
  takes: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  flags,
  async run(line, session) {
    if (line.has('list')) return await listRules(session, line.has('no-headers'));
    const [verb, what] = line.words;
    if (verb === undefined || what === undefined || line.words.length > 2)
      throw new ToolError(
        "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
      );
    const spec = what.startsWith('/')
      ? { nonResourceAttributes: { verb, path: what } }
      : { resourceAttributes: await attributesOf(verb, what, line, session) };
    const review = (await (
      await session.api()
    ).request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec,
    })) as {
      readonly status: { readonly allowed: boolean; readonly reason?: string; readonly evaluationError?: string };
    };
    const { allowed, reason = '', evaluationError = '' } = review.status;
    const why = `${reason === '' ? '' : ` - ${reason}`}${evaluationError === '' ? '' : ` - ${evaluationError}`}`;
    if (!line.has('quiet')) session.print(allowed ? `yes${evaluationError === '' ? '' : why}\n` : `no${why}\n`);
    return allowed ? 0 : 1;
  },
};

async function attributesOf(
  verb: string,
  what: string,
  line: CanILine,
  session: KubectlSession,
): Promise<Readonly<Record<string, string>>> {
  const [type = '', rest = ''] = what.split('/');
  const mapper = await session.resources();
  const resource = type === '*' ? undefined : mapper.find(type);
  if (type !== '*' && resource === undefined)
    session.printError(`Warning: the server doesn't have a resource type '${type}'\n\n`);
  if (resource?.namespaced === false && !line.has('all-namespaces'))
    session.printError(`Warning: resource '${resource.name}' is not namespace scoped\n\n`);
  // `pods/log` is a subresource, `pods/x` the pod of that name.
  const isSubresource = resource?.subresources.includes(rest) === true;
  const subresource = line.text('subresource') ?? (isSubresource ? rest : '');
  return {
    namespace: line.has('all-namespaces') ? '' : await session.namespace(),
    verb,
    group: resource?.group ?? (type === '*' ? '*' : ''),
    resource: resource?.name ?? type,
    subresource,
    name: isSubresource ? '' : rest,
  };
}

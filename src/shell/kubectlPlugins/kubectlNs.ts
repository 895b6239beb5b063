import { changeContexts } from '../kubeconfig/changeKubeconfig.ts';
import { contextInUse, readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { openKubernetes } from '../kubernetes/kubernetesApi.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { listWithCurrent } from './listWithCurrent.ts';
import { recall, remember } from './remembered.ts';

const usage = `USAGE:
  kubens                    : list the namespaces in the current context
  kubens <NAME>             : change the active namespace of current context
  kubens -                  : switch to the previous namespace in this context
  kubens -c, --current      : show the current namespace
  kubens -h,--help          : show this message
`;

/** `kubectl ns`: what the plugin of that name (kubens) does. */
export const kubectlNs: Tool = async (args, context) => {
  const [word] = args;
  if (args.length > 1) throw new ToolError(`error: too many flags\n${usage.trimEnd()}`);
  if (word === undefined) {
    const names = await namespaceNames(context);
    context.print(listWithCurrent(names, await currentNamespace(context), context));
  } else if (word === '-h' || word === '--help') {
    context.print(usage);
  } else if (word === '-c' || word === '--current') {
    context.print(`${await currentNamespace(context)}\n`);
  } else if (word === '-') {
    const before = await recall(context.environment, await placeOf(context));
    if (before === undefined) throw new ToolError('error: No previous namespace found for current context.');
    await changeTo(before, context);
  } else if (word.startsWith('-')) {
    throw new ToolError(`error: unrecognized flag "${word}"\n${usage.trimEnd()}`);
  } else {
    await changeTo(word, context);
  }
  return 0;
};

async function changeTo(namespace: string, context: ToolContext): Promise<void> {
  const { environment } = context;
  const before = await currentNamespace(context);
  if (!(await namespaceNames(context)).includes(namespace))
    throw new ToolError(`error: no namespace exists with name "${namespace}".`);
  const { name } = contextInUse(await readKubeconfig(environment));
  await changeContexts(environment, (each) =>
    each.name === name ? { ...each, context: { ...each.context, namespace } } : each,
  );
  context.print(`Context "${name}" modified.\n`);
  context.printError(`Active namespace is "${namespace}".\n`);
  if (before !== namespace) await remember(environment, await placeOf(context), before);
}

async function placeOf({ environment }: ToolContext): Promise<string> {
  const { name } = contextInUse(await readKubeconfig(environment));
  return `kubens/${name.replaceAll(/[/\\:]/g, '-')}`;
}

async function currentNamespace({ environment }: ToolContext): Promise<string> {
  return contextInUse(await readKubeconfig(environment)).context.namespace ?? 'default';
}

async function namespaceNames({ environment }: ToolContext): Promise<string[]> {
  const api = await openKubernetes(environment);
  const list = (await api.request('GET', '/api/v1/namespaces?limit=500')) as {
    readonly items: readonly { readonly metadata: { readonly name: string } }[];
  };
  return list.items.map(({ metadata }) => metadata.name);
}

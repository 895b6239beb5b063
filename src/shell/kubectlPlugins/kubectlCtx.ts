import { changeContexts, useContext } from '../kubeconfig/changeKubeconfig.ts';
import { readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { listWithCurrent } from './listWithCurrent.ts';
import { recall, remember } from './remembered.ts';

const usage = `USAGE:
  kubectl ctx                       : list the contexts
  kubectl ctx <NAME>                : switch to context <NAME>
  kubectl ctx -                     : switch to the previous context
  kubectl ctx -c, --current         : show the current context name
  kubectl ctx <NEW_NAME>=<NAME>     : rename context <NAME> to <NEW_NAME>
  kubectl ctx <NEW_NAME>=.          : rename current-context to <NEW_NAME>
  kubectl ctx -u, --unset           : unset the current context

  kubectl ctx -h,--help             : show this message
`;

const place = 'kubectx';

/** `kubectl ctx`: what the plugin of that name (kubectx) does, deleting contexts apart. */
export const kubectlCtx: Tool = async (args, context) => {
  const [word] = args;
  const { environment } = context;
  const { currentContext, contexts } = await readKubeconfig(environment);
  if (args.length > 1) throw new ToolError(`error: too many arguments\n${usage.trimEnd()}`);
  if (word === undefined) {
    context.print(listWithCurrent(contexts.map(({ name }) => name).toSorted(), currentContext, context));
  } else if (word === '-h' || word === '--help') {
    context.print(usage);
  } else if (word === '-c' || word === '--current') {
    if (currentContext === '') throw new ToolError('error: current-context is not set');
    context.print(`${currentContext}\n`);
  } else if (word === '-u' || word === '--unset') {
    context.printError('Unsetting current context.\n');
    await useContext(environment, '');
    context.print('Property "current-context" unset.\n');
  } else if (word === '-') {
    const before = await recall(environment, place);
    if (before === undefined) throw new ToolError('error: No previous context found.');
    await switchTo(before, context);
  } else if (word.startsWith('-')) {
    throw new ToolError(`error: unrecognized flag "${word}"\n${usage.trimEnd()}`);
  } else if (/.=./.test(word)) {
    const [newName = '', ...oldName] = word.split('=');
    await rename(oldName.join('='), newName, context);
  } else {
    await switchTo(word, context);
  }
  return 0;
};

async function switchTo(name: string, context: ToolContext): Promise<void> {
  const { environment } = context;
  const { currentContext, contexts } = await readKubeconfig(environment);
  if (!contexts.some((each) => each.name === name))
    throw new ToolError(`error: no context exists with the name: "${name}"`);
  await useContext(environment, name);
  context.print(`Switched to context "${name}".\n`);
  if (currentContext !== name && currentContext !== '') await remember(environment, place, currentContext);
}

async function rename(given: string, newName: string, context: ToolContext): Promise<void> {
  const { environment } = context;
  const { currentContext, contexts } = await readKubeconfig(environment);
  const oldName = given === '.' ? currentContext : given;
  const has = (name: string) => contexts.some((each) => each.name === name);
  if (!has(oldName)) throw new ToolError(`error: Context "${oldName}" not found, can't rename it.`);
  if (has(newName)) context.printError(`Context "${newName}" exists, deleting...\n`);
  await changeContexts(environment, (each) => {
    if (each.name === newName) return undefined;
    return each.name === oldName ? { ...each, name: newName } : each;
  });
  if (currentContext === oldName) await useContext(environment, newName);
  context.print(`Context "${oldName}" renamed to "${newName}".\n`);
}

import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import { commandText } from '../lab/commandText.ts';
import { currentConnection, type Services } from './services.ts';

type Deps = Pick<Services, 'connections' | 'terminals' | 'variables' | 'prompts' | 'notices' | 'isTrusted'>;
type Chosen = { readonly variable: string } | undefined;

/** Asks for a new value and sets the variable in the terminal to work in, where a person sees it happen. */
export async function changeVariable(deps: Deps, chosen: Chosen): Promise<void> {
  const name = chosen?.variable ?? (await pickVariable(deps));
  if (name === undefined) return;
  const value = await deps.prompts.input({
    title: l10n.t('Change {0}', name),
    value: deps.variables.values.get(name) ?? '',
    problem: (text) => (/\p{Cc}/u.test(text) ? l10n.t('A value is one line of text.') : undefined),
  });
  if (value !== undefined) await type(deps, `${name}=${quoted(value)}`);
}

/** Unsets a variable. */
export async function clearVariable(deps: Deps, chosen: Chosen): Promise<void> {
  const name = chosen?.variable ?? (await pickVariable(deps));
  if (name !== undefined) await type(deps, `unset ${name}`);
}

/** Unsets every variable of the lab. */
export async function clearVariables(deps: Deps): Promise<void> {
  const names = [...deps.variables.values.keys()];
  if (names.length > 0) await type(deps, `unset ${names.join(' ')}`);
}

async function pickVariable({ prompts, variables }: Deps): Promise<string | undefined> {
  return await prompts.pick(
    [...variables.values].map(([name, value]) => ({ label: name, description: value, value: name })),
    { title: l10n.t('Variables'), placeholder: l10n.t('Which variable?') },
  );
}

async function type(deps: Deps, command: string): Promise<void> {
  if (!deps.isTrusted()) throw new LabError('untrusted-workspace', '');
  const connection = currentConnection(deps);
  const text = commandText(command);
  if (text.kind === 'ready') await deps.terminals.run(text.input, 'work', connection.closed);
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedFiles } from '../configuration.ts';
import type { Session } from '../session.ts';
import { CommandError } from '../usage.ts';
import { configureWords, settingNamed } from './configureOptions.ts';

/**
 * `aws configure set NAME VALUE`: writes a setting, but only into a file that the environment names: the terminals of the
 * lab leave the user's own configuration alone.
 */
export async function configureSet(args: readonly string[], session: Session): Promise<number> {
  const [word = '', value = ''] = configureWords(args, ['varname', 'value']);
  const { profile, name } = settingNamed(word, session.configuration.profile);
  if (name.includes('.')) throw new CommandError(`Settings within settings cannot be changed here: ${name}`);
  const isKey = /^aws_(?:access_key_id|secret_access_key|session_token)$/.test(name);
  const variable = isKey ? 'AWS_SHARED_CREDENTIALS_FILE' : 'AWS_CONFIG_FILE';
  if ((session.context.environment[variable] ?? '') === '')
    throw new CommandError(
      `Your own AWS configuration is not changed from here. Set ${variable} to a file to write, or use the AWS CLI in a terminal.`,
    );
  const files = sharedFiles(session.context);
  const file = isKey ? files.credentials : files.config;
  const section = isKey || profile === 'default' ? profile : `profile ${profile}`;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new CommandError(error.message, error);
  });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, withSetting(text, section, name, value), { mode: 0o600 });
  return 0;
}

/** The text of a configuration file with a setting changed, or added to its section. */
export function withSetting(text: string, section: string, name: string, value: string): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const start = lines.findIndex((line) => line.trim() === `[${section}]`);
  const setting = `${name} = ${value}`;
  if (start < 0) return `${[...lines, `[${section}]`, setting].join('\n')}\n`;
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => line.startsWith('['));
  const end = length < 0 ? lines.length : start + 1 + length;
  const at = lines.findIndex((line, index) => index > start && index < end && line.split('=')[0]?.trim() === name);
  return `${(at < 0 ? lines.toSpliced(end, 0, setting) : lines.toSpliced(at, 1, setting)).join('\n')}\n`;
}

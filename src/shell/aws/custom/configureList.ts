import { sharedFiles } from '../configuration.ts';
import type { Session } from '../session.ts';
import { configureWords } from './configureOptions.ts';

/** A setting in use, and where it comes from. */
type Row = readonly [name: string, value: string, type: string, location: string];

const notSet = ['<not set>', 'None', 'None'] as const;

/** `aws configure list`: what is in use, and where it comes from. Of keys only the end is shown. */
export async function configureList(args: readonly string[], session: Session): Promise<number> {
  configureWords(args, []);
  const { context, globals } = session;
  const profile: Row =
    globals.profile === undefined
      ? ['profile', ...fromEnvironment(session, ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])]
      : ['profile', globals.profile, 'manual', '--profile'];
  const rows: Row[] = [
    ['Name', 'Value', 'Type', 'Location'],
    ['----', '-----', '----', '--------'],
    profile,
    ...(await keyRows(session)),
    regionRow(session),
  ];
  for (const [name, value, type, location] of rows)
    context.print(`${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`);
  return 0;
}

function fromEnvironment({ context }: Session, names: readonly string[]): readonly [string, string, string] {
  const name = names.find((each) => (context.environment[each] ?? '') !== '');
  return name === undefined ? notSet : [context.environment[name] ?? '', 'env', name];
}

function regionRow(session: Session): Row {
  const found = fromEnvironment(session, ['AWS_DEFAULT_REGION', 'AWS_REGION']);
  const { settings } = session.configuration;
  if (found !== notSet || settings['region'] === undefined) return ['region', ...found];
  return ['region', settings['region'], 'config-file', sharedFiles(session.context).config];
}

async function keyRows({ context, configuration, globals }: Session): Promise<Row[]> {
  const isEnvironment = globals.profile === undefined && (context.environment['AWS_ACCESS_KEY_ID'] ?? '') !== '';
  const inFile = configuration.settings['aws_access_key_id'] !== undefined;
  const type = isEnvironment ? 'env' : inFile ? 'shared-credentials-file' : 'profile';
  try {
    const { accessKeyId, secretAccessKey } = await configuration.credentials();
    return [
      ['access_key', masked(accessKeyId), type, ''],
      ['secret_key', masked(secretAccessKey), type, ''],
    ];
  } catch {
    return [
      ['access_key', ...notSet],
      ['secret_key', ...notSet],
    ];
  }
}

function masked(key: string): string {
  return `${'*'.repeat(16)}${key.slice(-4)}`;
}

import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { apiVersionOf, type ApiResource } from '../discovery/apiResource.ts';
import type { KubectlSession } from '../session/session.ts';
import { Schemas, type Schema } from './schema.ts';
import { wrapped } from './wrapped.ts';

const flags = {
  'api-version': { kind: 'text' },
  output: { kind: 'text' },
  recursive: { kind: 'switch', short: 'R' },
} as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl explain`. */
export const explain: KubectlCommand = {
  takes: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group]',
  flags,
  async run(line, session) {
    const [word] = line.words;
    if (word === undefined)
      throw new ToolError(
        'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const { resource, path } = await wordOf(word, line.text('api-version'), session);
    const schemas = await Schemas.fetch(await session.api(), resource);
    const root = schemas?.ofKind(resource);
    if (schemas === undefined || root === undefined)
      throw new ToolError(`error: couldn't find resource for "${apiVersionOf(resource)}, Kind=${resource.kind}"`);
    const { group, kind, version } = resource;
    session.print(`${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`);
    const field = fieldAt(schemas, root, path);
    const name = path.at(-1);
    if (name !== undefined)
      session.print(`FIELD: ${name} <${schemas.typeName(field)}>\n${enumText(schemas.resolve(field), 4)}\n\n`);
    const { description } = schemas.resolve(field);
    session.print(
      `DESCRIPTION:\n${description === undefined || description === '' ? '    <empty>\n' : wrapped(description, 4)}`,
    );
    const inside = schemas.inside(field);
    if (inside.properties !== undefined)
      session.print(`FIELDS:\n${fieldsOf(schemas, inside, 1, line.has('recursive'), [])}`);
    session.print('\n');
    return 0;
  },
};

/** Splits `deployments.apps.spec.replicas` into the kind and the path: as much as names a kind, the rest are fields. */
async function wordOf(
  word: string,
  apiVersion: string | undefined,
  session: KubectlSession,
): Promise<{ readonly resource: ApiResource; readonly path: readonly string[] }> {
  const mapper = await session.resources();
  const parts = word.split('.');
  for (let length = parts.length; length > 1; length -= 1) {
    const [first = '', second = ''] = parts;
    const resource = mapper.find(parts.slice(0, length).join('.'));
    const exact = resource !== undefined && parts.slice(1, length).join('.').endsWith(resource.group);
    if (resource !== undefined && exact && first !== '' && second !== '' && resource.group !== '')
      return { resource, path: parts.slice(length) };
  }
  const resource = mapper.find(parts[0] ?? '');
  if (resource === undefined) throw new ToolError(`the server doesn't have a resource type "${parts[0] ?? ''}"`);
  const chosen =
    apiVersion === undefined
      ? resource
      : mapper.all.find((each) => each.name === resource.name && apiVersionOf(each) === apiVersion);
  if (chosen === undefined)
    throw new ToolError(`error: couldn't find resource for "${apiVersion ?? ''}, Resource=${resource.name}"`);
  return { resource: chosen, path: parts.slice(1) };
}

function fieldAt(schemas: Schemas, root: Schema, path: readonly string[]): Schema {
  let schema = root;
  for (const name of path) {
    const next = schemas.inside(schema).properties?.[name];
    if (next === undefined) throw new ToolError(`error: field "${name}" does not exist`);
    schema = next;
  }
  return schema;
}

/** The fields of a schema; `recursive` without descriptions and with all that is in them. */
function fieldsOf(
  schemas: Schemas,
  schema: Schema,
  level: number,
  recursive: boolean,
  above: readonly Schema[],
): string {
  const indent = '  '.repeat(level);
  const properties = Object.entries(schema.properties ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return properties
    .map(([name, property]) => {
      const required = schema.required?.includes(name) === true ? ' -required-' : '';
      const head = `${indent}${name}\t<${schemas.typeName(property)}>${required}\n`;
      const whole = schemas.resolve(property);
      if (!recursive) {
        const { description = '' } = whole;
        const told = description === '' ? `${indent}  <no description>\n` : wrapped(description, indent.length + 2);
        return `${head}${enumText(whole, indent.length)}${told}\n`;
      }
      const inside = schemas.inside(property);
      if (inside.properties === undefined || above.includes(inside)) return `${head}${enumText(whole, indent.length)}`;
      // A kind that has itself among its fields is not gone into again.
      return above.some((each) => each.properties === inside.properties)
        ? head
        : head + fieldsOf(schemas, inside, level + 1, recursive, [...above, schema]);
    })
    .join('');
}

function enumText({ enum: values }: Schema, indent: number): string {
  if (values === undefined) return '';
  return `${' '.repeat(indent)}enum: ${values.map(String).join(', ')}\n`;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../tool.ts';
import { qualifiedKind, type ApiResource } from '../discovery/apiResource.ts';
import { JsonPath } from '../jsonpath/jsonPath.ts';
import { JsonPathError } from '../jsonpath/jsonPathError.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { GoTemplate } from '../template/goTemplate.ts';
import { customColumns } from './customColumns.ts';
import { goJson } from './goJson.ts';
import { goYaml } from './goYaml.ts';
import { executionError } from './templateError.ts';
import { withoutManagedFields } from './managedFields.ts';

/** Prints objects one after another; a list is an object too. */
export type ObjectPrinter = (object: KubernetesObject) => string;

export interface PrintOptions {
  readonly template?: string | undefined;
  readonly noHeaders?: boolean;
  readonly showManagedFields?: boolean;
  /** A field that a template names but the object lacks is nothing, not an error. */
  readonly allowMissing?: boolean;
  /** The folder from which files of templates are meant. */
  readonly cwd: string;
}

/** The formats of `-o` that are no tables, besides those a command adds. */
export const objectFormats = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'name',
  'template',
  'templatefile',
  'yaml',
] as const;

/** The formats of `get`. */
export const getFormats: readonly string[] = [...objectFormats, 'custom-columns', 'custom-columns-file', 'wide'];

/** The printer for `-o FORMAT`; throws for a format that is not among those allowed. */
export async function objectPrinter(
  output: string,
  options: PrintOptions,
  allowed: readonly string[] = objectFormats,
): Promise<ObjectPrinter> {
  const [format = '', ...rest] = output.split('=');
  const shape = output.includes('=') ? rest.join('=') : options.template;
  if (!allowed.includes(format))
    throw new ToolError(
      `error: unable to match a printer suitable for the output format "${output}", allowed formats are: ${allowed.toSorted().join(',')}`,
    );
  const stripped = (object: KubernetesObject) =>
    options.showManagedFields === true ? object : withoutManagedFields(object);
  switch (format) {
    case 'json':
      return (object) => `${goJson(stripped(object), 4)}\n`;
    case 'yaml':
      return yamlPrinter(stripped);
    case 'name':
      return nameOf;
    case 'jsonpath':
    case 'jsonpath-file':
      return jsonPathPrinter(await templateOf(format, shape, options), options);
    case 'jsonpath-as-json':
      return jsonPathValues(await templateOf(format, shape, options), options);
    case 'custom-columns':
    case 'custom-columns-file':
      return await customColumns(format, shape, options);
    default: {
      const template = new GoTemplate(await templateOf(format, shape, options));
      return (object) => template.print(object);
    }
  }
}

/** Documents after the first are set apart. */
function yamlPrinter(stripped: ObjectFilter): ObjectPrinter {
  let printed = 0;
  return (object) => {
    printed += 1;
    return `${printed > 1 ? '---\n' : ''}${goYaml(stripped(object))}`;
  };
}

type ObjectFilter = (object: KubernetesObject) => KubernetesObject;

/** `pod/x`, a line for each item of a list. */
function nameOf(object: KubernetesObject): string {
  const { items } = object;
  if (Array.isArray(items)) return (items as readonly KubernetesObject[]).map(nameOf).join('');
  return `${shortName(object)}\n`;
}

/** `pod/x`, `deployment.apps/x`. */
export function shortName({ apiVersion = '', kind = '', metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return nameIn({ kind, group }, metadata?.name ?? '');
}

/** `pod/x`, `deployment.apps/x`. */
export function nameIn(resource: Pick<ApiResource, 'kind' | 'group'>, name: string): string {
  return `${qualifiedKind(resource)}/${name}`;
}

async function templateOf(format: string, shape: string | undefined, { cwd }: PrintOptions): Promise<string> {
  if (shape === undefined || shape === '')
    throw new ToolError('error: template format specified but no template given');
  if (!format.endsWith('file')) return shape;
  return await readFile(path.resolve(cwd, shape), 'utf8').catch((error: Error) => {
    throw new ToolError(`error: error reading --template ${shape}, open ${shape}: no such file or directory`, 1, error);
  });
}

function jsonPathPrinter(template: string, { allowMissing = true }: PrintOptions): ObjectPrinter {
  const path = readPath(template);
  return (object) => attempt(template, object, () => path.print(object, { strict: !allowMissing }));
}

function jsonPathValues(template: string, { allowMissing = true }: PrintOptions): ObjectPrinter {
  const path = readPath(template);
  return (object) => attempt(template, object, () => `${goJson(path.values(object, { strict: !allowMissing }), 4)}\n`);
}

function readPath(template: string): JsonPath {
  try {
    return new JsonPath(template);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new ToolError(`error: error parsing jsonpath ${template}, ${error.message}`, 1, error);
  }
}

function attempt(template: string, object: KubernetesObject, print: () => string): string {
  try {
    return print();
  } catch (error) {
    throw error instanceof JsonPathError ? executionError(template, object, error) : error;
  }
}

import { ToolError } from '../../tool.ts';
import { JsonPath } from '../jsonpath/jsonPath.ts';
import { JsonPathError } from '../jsonpath/jsonPathError.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

/** What `kubectl wait` waits for: undefined stands for an object that is not there. */
export type WaitCondition = (object: KubernetesObject | undefined) => boolean;

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly observedGeneration?: number;
}

/** Reads `--for`: `delete`, `create`, `condition=NAME[=VALUE]` or `jsonpath={PATH}[=VALUE]`. */
export function readCondition(text: string): WaitCondition {
  if (text.toLowerCase() === 'delete') return (object) => object === undefined;
  if (text.toLowerCase() === 'create') return (object) => object !== undefined;
  if (text.startsWith('condition=')) return namedCondition(text.slice('condition='.length));
  if (text.startsWith('jsonpath=')) return pathCondition(text.slice('jsonpath='.length));
  throw new ToolError(`error: unrecognized condition: "${text}"`);
}

function namedCondition(text: string): WaitCondition {
  const [name = '', value = 'true'] = text.split('=');
  return (object) => {
    const status = (object?.['status'] ?? {}) as {
      readonly conditions?: readonly Condition[];
      readonly observedGeneration?: number;
    };
    const found = status.conditions?.find(({ type }) => type.toLowerCase() === name.toLowerCase());
    if (found === undefined) return false;
    // What is told of an older state of the object does not count.
    const generation = Number(object?.metadata?.['generation'] ?? 0);
    const observed = found.observedGeneration ?? status.observedGeneration;
    if (observed !== undefined && observed < generation) return false;
    return found.status.toLowerCase() === value.toLowerCase();
  };
}

function pathCondition(text: string): WaitCondition {
  const [, path = '', value] = /^(\{.*\}|[^=]*)(?:=(.*))?$/s.exec(text.replaceAll(/^'|'$/g, '')) ?? [];
  if (value === '') throw new ToolError('error: jsonpath wait value cannot be empty');
  const wanted = value?.replaceAll(/^["']|["']$/g, '');
  const expression = parsed(path.startsWith('{') ? path : `{${path.startsWith('.') ? '' : '.'}${path}}`);
  return (object) => {
    if (object === undefined) return false;
    const found = expression.values(object, { strict: false });
    const list: readonly unknown[] = Array.isArray(found) ? found : [found];
    if (list.length > 1) throw new ToolError('error: given jsonpath expression matches more than one value');
    const [only] = list;
    if (only === undefined || only === null) return false;
    if (wanted === undefined) return true;
    if (typeof only === 'object')
      throw new ToolError('error: jsonpath leads to a nested object or list which is not supported');
    return `${only as string | number | boolean}` === wanted;
  };
}

function parsed(path: string): JsonPath {
  try {
    return new JsonPath(path);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new ToolError(`error: error parsing jsonpath ${path}, ${error.message}`, 1, error);
  }
}

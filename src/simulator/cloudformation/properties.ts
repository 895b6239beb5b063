import type { AwsFault } from '../world/fault.ts';
import { validationError } from './template/validationError.ts';
import { isRecord, isScalar, type TemplateRecord } from './template/value.ts';

/** The refusal of properties that do not fit the resource's schema. */
export function invalidProperties(logicalId: string, message: string): AwsFault {
  return validationError(`Properties validation failed for resource ${logicalId} with message:\n${message}`);
}

/** Evaluated properties of a resource, read by name and kind. CloudFormation takes "3", 3, "true" and true alike. */
export class Properties {
  readonly #logicalId: string;
  readonly #record: TemplateRecord;
  readonly #path: string;

  constructor(logicalId: string, record: TemplateRecord, path = '#') {
    this.#logicalId = logicalId;
    this.#record = record;
    this.#path = path;
  }

  /** The raw values, for what is kept as given (policy documents, launch template data). */
  get record(): TemplateRecord {
    return this.#record;
  }

  optionalText(name: string): string | undefined {
    const value = this.#record[name];
    if (value === undefined) return undefined;
    if (!isScalar(value)) throw this.#mismatch(`${this.#path}/${name}`, 'String', value);
    return String(value);
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw this.#invalid(`${this.#path}: required key [${name}] not found`);
    return value;
  }

  flag(name: string, absent: boolean): boolean {
    const value = this.optionalText(name);
    return value === undefined ? absent : value.toLowerCase() === 'true';
  }

  optionalNumber(name: string): number | undefined {
    const value = this.optionalText(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (value.trim() === '' || Number.isNaN(number)) throw this.#mismatch(`${this.#path}/${name}`, 'Number', value);
    return number;
  }

  /** A list of texts; empty when absent. */
  texts(name: string): string[] {
    return this.#list(name).map((value) => {
      if (!isScalar(value)) throw this.#mismatch(`${this.#path}/${name}`, 'String', value);
      return String(value);
    });
  }

  /** A nested mapping; empty when absent. */
  nested(name: string): Properties {
    const value = this.#record[name] ?? {};
    if (!isRecord(value)) throw this.#mismatch(`${this.#path}/${name}`, 'JSONObject', value);
    return new Properties(this.#logicalId, value, `${this.#path}/${name}`);
  }

  /** A list of nested mappings; empty when absent. */
  nestedList(name: string): Properties[] {
    return this.#list(name).map((value, index) => {
      const path = `${this.#path}/${name}/${index}`;
      if (!isRecord(value)) throw this.#mismatch(path, 'JSONObject', value);
      return new Properties(this.#logicalId, value, path);
    });
  }

  /** `Tags` in either of CloudFormation's two forms: a list of Key and Value, or a mapping. */
  tags(): Record<string, string> {
    const value = this.#record['Tags'];
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, tag]) => [key, String(tag)]));
    return Object.fromEntries(this.nestedList('Tags').map((tag) => [tag.text('Key'), tag.text('Value')]));
  }

  #list(name: string): unknown[] {
    const value = this.#record[name] ?? [];
    if (!Array.isArray(value)) throw this.#mismatch(`${this.#path}/${name}`, 'JSONArray', value);
    return value;
  }

  #mismatch(path: string, expected: string, found: unknown): AwsFault {
    return this.#invalid(`${path}: expected type: ${expected}, found: ${kindOf(found)}`);
  }

  #invalid(message: string): AwsFault {
    return invalidProperties(this.#logicalId, message);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isRecord(value)) return 'JSONObject';
  return value === null
    ? 'Null'
    : typeof value === 'string'
      ? 'String'
      : typeof value === 'number'
        ? 'Integer'
        : 'Boolean';
}

import { labelValue, qualifiedName } from '../admission/validation/names.ts';
import type { Labels } from '../objects/meta.ts';
import { badRequest } from '../statusError.ts';

export type LabelTest = (labels: Labels | undefined) => boolean;

const token = /\s*(==|!=|[=<>!(),]|[^\s=<>!(),]+)/g;
const operators = ['=', '==', '!=', 'in', 'notin', '<', '>'];

/** Reads the query form, `app=nginx,tier notin (a,b),!legacy,size>3`; 400 BadRequest if it cannot be read. */
export function parseLabelSelector(text: string): LabelTest {
  const reader = new Reader(text);
  const tests: LabelTest[] = [];
  if (reader.peek() === '') return () => true;
  if (!reader.atName && reader.peek() !== '!') reader.refuse("!, identifier, or 'end of string'");
  for (;;) {
    tests.push(requirement(reader));
    if (reader.peek() === '') break;
    if (reader.peek() !== ',') reader.refuse("',' or 'end of string'");
    reader.take();
    if (!reader.atName && reader.peek() !== '!') reader.refuse("identifier after ','");
  }
  return (labels) => tests.every((test) => test(labels));
}

function requirement(reader: Reader): LabelTest {
  const absent = reader.peek() === '!';
  if (absent) reader.take();
  if (!reader.atName) reader.refuse('identifier');
  const key = reader.take();
  const wrong = qualifiedName(key);
  if (wrong !== undefined) throw unreadable(`<nil>: Invalid value: "${key}": ${wrong}`);
  if (absent) return (labels) => labels?.[key] === undefined;
  if (reader.peek() === '' || reader.peek() === ',') return (labels) => labels?.[key] !== undefined;
  if (!operators.includes(reader.peek())) reader.refuse(operators.join(', '));
  const operator = reader.take();
  if (operator === 'in' || operator === 'notin') {
    const values = valueList(reader);
    return (labels) => {
      const value = labels?.[key];
      return (value !== undefined && values.has(value)) === (operator === 'in');
    };
  }
  const value = exactValue(reader);
  if (operator === '<' || operator === '>') return compared(key, operator, value);
  return (labels) => (labels?.[key] === value) === (operator !== '!=');
}

/** Both sides have to be whole numbers. */
function compared(key: string, operator: '<' | '>', text: string): LabelTest {
  const limit = wholeNumber(text);
  if (limit === undefined)
    throw unreadable(
      `values[0][${key}]: Invalid value: "${text}": for 'Gt', 'Lt' operators, the value must be an integer`,
    );
  return (labels) => {
    const value = wholeNumber(labels?.[key]);
    if (value === undefined) return false;
    return operator === '>' ? value > limit : value < limit;
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function exactValue(reader: Reader): string {
  if (reader.peek() === '' || reader.peek() === ',') return '';
  if (!reader.atName) reader.refuse('identifier');
  return checked(reader.take());
}

function valueList(reader: Reader): ReadonlySet<string> {
  if (reader.peek() !== '(') throw unreadable(`found '${reader.peek()}' expected: '('`);
  reader.take();
  const values = new Set<string>();
  for (;;) {
    values.add(reader.peek() === ',' || reader.peek() === ')' ? '' : listed(reader));
    if (reader.peek() !== ',' && reader.peek() !== ')') reader.refuse("',' or ')'");
    if (reader.take() === ')') return values;
  }
}

function listed(reader: Reader): string {
  if (!reader.atName) reader.refuse("',', ')' or identifier");
  return checked(reader.take());
}

function checked(value: string): string {
  const wrong = labelValue(value);
  if (wrong !== undefined) throw unreadable(`values: Invalid value: "${value}": ${wrong}`);
  return value;
}

function unreadable(why: string): Error {
  return badRequest(`unable to parse requirement: ${why}`);
}

/** A selector's words and signs, one after the other; the last is the empty text. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = [...text.matchAll(token)].map(([, word = '']) => word);
  }

  peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  get atName(): boolean {
    return this.peek() !== '' && !/^[=<>!(),]/.test(this.peek());
  }

  take(): string {
    const taken = this.peek();
    this.#at += 1;
    return taken;
  }

  refuse(expected: string): never {
    throw unreadable(`found '${this.peek()}', expected: ${expected}`);
  }
}

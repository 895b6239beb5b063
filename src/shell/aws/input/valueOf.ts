import type { ToolContext } from '../../tool.ts';
import type { Shape } from '../shape.ts';
import { CommandError, ParameterError } from '../usage.ts';
import { coerce } from './coerce.ts';
import { parseJson } from './parseJson.ts';
import { parameterFile } from './parameterFile.ts';
import { parseShorthand, ShorthandError } from './parseShorthand.ts';
import { integer, isComplex } from './scalars.ts';

/**
 * The value that an option's words stand for, by the shape of the member it sets: plain words, JSON, shorthand, or a file
 * with one of them. Throws `ParameterError`.
 */
export function valueOf(words: readonly string[], shape: Shape, option: string, context: ToolContext): unknown {
  const [first = ''] = words;
  const file = words.length === 1 ? parameterFile(first, option, context) : undefined;
  if (file !== undefined && typeof file !== 'string') return shape.kind === 'list' ? [file] : file;
  const texts = file === undefined ? words : [file];
  const [text = ''] = texts;
  if (/^\s*[[{]/.test(text) && shape.kind !== 'string' && shape.kind !== 'policy')
    return shape.kind === 'list' && /^\s*\{/.test(text) ? texts.map((each) => json(each, option)) : json(text, option);
  if (shape.kind === 'list' && !isComplex(shape)) return texts.map((each) => scalar(each, shape.element));
  if (!isComplex(shape)) return scalar(text, shape);
  if (shape.kind === 'structure' && isSoleValue(shape.members) && !text.includes('=')) return { Value: text };
  try {
    const parse = (each: string) => parseShorthand(each, (reference) => textOf(reference, option, context));
    return shape.kind === 'list' ? coerce(texts.map(parse), shape) : coerce(parse(text), shape);
  } catch (error) {
    if (error instanceof ShorthandError) throw new ParameterError(option, error.message);
    throw error;
  }
}

function scalar(text: string, { kind }: Shape): unknown {
  if (kind === 'number') return integer(text);
  if (kind === 'boolean') return text.toLowerCase() !== 'false';
  if (kind === 'blob') return Buffer.from(text);
  if (kind === 'timestamp') return timestamp(text);
  return text;
}

/** An attribute of one value is given as that value: `--instance-initiated-shutdown-behavior stop`. */
function isSoleValue(members: ReadonlyMap<string, Shape>): boolean {
  return members.size === 1 && members.get('Value')?.kind === 'string';
}

/** A time as ISO 8601 or as seconds since 1970. */
function timestamp(text: string): Date {
  const date = new Date(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
  if (Number.isNaN(date.getTime())) throw new CommandError(`Invalid timestamp "${text}"`);
  return date;
}

function json(text: string, option: string): unknown {
  return parseJson(text, (problem) => new ParameterError(option, `Invalid JSON: ${problem}\nJSON received: ${text}`));
}

function textOf(reference: string, option: string, context: ToolContext): string {
  const content = parameterFile(reference, option, context) ?? reference;
  return typeof content === 'string' ? content : Buffer.from(content).toString('base64');
}

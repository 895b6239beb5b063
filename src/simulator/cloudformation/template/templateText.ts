import { parseDocument, type TagId, type Tags, type YAMLError } from 'yaml';
import { shortForms } from './shortForms.ts';
import { validationError } from './validationError.ts';

/** CloudFormation reads YAML 1.1 without the types that have no JSON form, so that an unquoted date stays text. */
const withoutJsonForm = new Set(['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp']);

function tags(known: Tags): Tags {
  const kept = known.filter((tag) => {
    const name = typeof tag === 'string' ? tag : tag.tag.replace('tag:yaml.org,2002:', '');
    const sexagesimal = typeof tag !== 'string' && 'format' in tag && tag.format === 'TIME';
    return !withoutJsonForm.has(name) && !sexagesimal;
  });
  return [...kept, ...(shortForms as unknown as TagId[])];
}

function position(error: YAMLError): string {
  const [start] = error.linePos ?? [];
  return start === undefined ? '' : ` (line ${start.line}, column ${start.col})`;
}

/** Brackets one inside the other that a template may have; the parser and what follows it recurse. */
const depthLimit = 100;

function isDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest > depthLimit || /^ {200}/m.test(text);
}

/** The value of a text that is JSON, many times faster than as YAML; undefined for any other. */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** The plain value a template's text stands for: JSON, or YAML with short function forms turned into long ones. */
export function readTemplateText(text: string): unknown {
  const language = text.trimStart().startsWith('{') ? 'JSON' : 'YAML';
  const malformed = (detail: string) => validationError(`Template format error: ${language} not well-formed.${detail}`);
  if (isDeep(text)) throw malformed('');
  const json = language === 'JSON' ? plainJson(text) : undefined;
  if (json !== undefined) return json;
  try {
    const document = parseDocument(text, { version: '1.1', customTags: tags });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) throw malformed(position(problem));
    return document.toJS();
  } catch (error) {
    // Aliases of aliases of aliases (a small text that stands for an enormous value), an anchor inside itself, or a tag
    // on a value that cannot have it.
    if (error instanceof ReferenceError || error instanceof TypeError || error instanceof RangeError)
      throw malformed(` ${error.message}`);
    throw error;
  }
}

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

/** The plain value a template's text stands for: JSON, or YAML with short function forms turned into long ones. */
export function readTemplateText(text: string): unknown {
  const language = text.trimStart().startsWith('{') ? 'JSON' : 'YAML';
  const document = parseDocument(text, { version: '1.1', customTags: tags });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined)
    throw validationError(`Template format error: ${language} not well-formed.${position(problem)}`);
  try {
    return document.toJS();
  } catch (error) {
    // Aliases of aliases of aliases: a small text that stands for an enormous value.
    if (!(error instanceof ReferenceError)) throw error;
    throw validationError(`Template format error: ${language} not well-formed. ${error.message}`);
  }
}

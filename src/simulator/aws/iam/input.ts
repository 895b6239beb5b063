import { AwsFault } from '../../world/fault.ts';
import { invalid, optionalText, requiredText } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';

/** A name of IAM's alphabet that is not too long. */
export function requiredName(input: Input, member: string, longest = 64): string {
  const name = requiredText(input, member);
  const path = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  if (!/^[\w+=,.@-]+$/.test(name))
    throw invalid(
      `Value '${name}' at '${path}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
    );
  if (name.length > longest)
    throw invalid(
      `Value '${name}' at '${path}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  return name;
}

/** The path of a new resource; `/` when none is given. */
export function pathIn(input: Input): string {
  const path = optionalText(input, 'Path') ?? '/';
  if (!/^\/(?:[\u0021-\u007e]+\/)?$/.test(path))
    throw invalid(
      `Value '${path}' at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007F]+\\u002F)`,
    );
  return path;
}

/** A policy document: JSON with a version and statements. */
export function requiredDocument(input: Input, member: string): unknown {
  const text = requiredText(input, member);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AwsFault('MalformedPolicyDocument', 'This policy contains invalid Json');
  }
  if (typeof document !== 'object' || document === null || !('Statement' in document))
    throw new AwsFault('MalformedPolicyDocument', 'Syntax errors in policy.');
  return document;
}

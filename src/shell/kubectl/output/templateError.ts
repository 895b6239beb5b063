import { ToolError } from '../../tool.ts';
import { goSyntax } from './goFormat.ts';

/** What kubectl says when a JSONPath template does not fit the object, with the template and the object. */
export function executionError(template: string, data: unknown, cause: Error): ToolError {
  return new ToolError(
    `error: error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${cause.message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}\n\n`,
    1,
    cause,
  );
}

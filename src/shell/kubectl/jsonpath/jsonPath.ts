import { parseTemplate, type Step, type TemplateNode } from './parse.ts';
import { shown, walk, type Walk } from './walk.ts';

/** A template in kubectl's dialect of JSONPath. Throws `JsonPathError` for one that it cannot read. */
export class JsonPath {
  readonly #nodes: readonly TemplateNode[];

  constructor(template: string) {
    this.#nodes = parseTemplate(template);
  }

  /** The template filled in: the values of each path with spaces between them. */
  print(data: unknown, { strict = false } = {}): string {
    return printed(this.#nodes, data, { root: data, strict });
  }

  /** The values that the paths of the template lead to. */
  values(data: unknown, { strict = false } = {}): readonly unknown[] {
    return found(this.#nodes, data, { root: data, strict });
  }
}

function printed(nodes: readonly TemplateNode[], current: unknown, how: Walk): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'path') return walk(node.steps, current, how).map(shown).join(' ');
      return over(node.over, current, how)
        .map((item) => printed(node.body, item, how))
        .join('');
    })
    .join('');
}

function found(nodes: readonly TemplateNode[], current: unknown, how: Walk): readonly unknown[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node.text];
    if (node.kind === 'path') return walk(node.steps, current, how);
    return over(node.over, current, how).flatMap((item) => found(node.body, item, how));
  });
}

/** What a range goes over: the values of its path, one by one. */
function over(steps: readonly Step[], current: unknown, how: Walk): readonly unknown[] {
  return walk(steps, current, how);
}

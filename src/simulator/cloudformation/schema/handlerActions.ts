import table from './handlerActions.json' with { type: 'json' };

/** What a type's handler calls in the name of whoever asked for it. */
export interface HandlerActions {
  readonly create: readonly string[];
  readonly delete: readonly string[];
}

/**
 * From the `handlers` of AWS's own provider schemas (the CloudFormation registry, as pulumi-aws-native keeps them), without
 * what only properties call for that the lab's template does not have; gateway attachments, which have no such schema, by
 * their API calls. For other types nothing is known, so nothing is asked.
 */
const actions: Readonly<Record<string, HandlerActions>> = table;

export function handlerActions(type: string, handler: keyof HandlerActions): readonly string[] {
  return Object.hasOwn(actions, type) ? (actions[type]?.[handler] ?? []) : [];
}

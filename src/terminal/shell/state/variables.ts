/** What a variable holds: text, an array by index, or an array by key. */
export type Value =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'list'; readonly items: Map<number, string> }
  | { readonly kind: 'map'; readonly items: Map<string, string> };

export interface Variable {
  /** Undefined when it has been declared and not set. */
  value: Value | undefined;
  exported: boolean;
  readonly: boolean;
  /** `declare -i`: what is assigned is arithmetic. */
  integer: boolean;
}

/** Thrown when a readonly variable is assigned. */
export class ReadonlyVariable extends Error {
  constructor(name: string) {
    super(`${name}: readonly variable`);
    this.name = 'ReadonlyVariable';
  }
}

/** A shell's variables, with those local to the functions being run above the others: the innermost is found first. */
export class Variables {
  readonly #scopes: Map<string, Variable>[];

  constructor(scopes: Map<string, Variable>[] = [new Map()]) {
    this.#scopes = scopes;
  }

  /** A copy that shares nothing: a subshell's. */
  copy(): Variables {
    return new Variables(this.#scopes.map((scope) => new Map([...scope].map(([name, each]) => [name, copyOf(each)]))));
  }

  /** Enters a function; call the result to leave it. */
  enter(): () => void {
    const scope = new Map<string, Variable>();
    this.#scopes.push(scope);
    return () => {
      this.#scopes.splice(this.#scopes.indexOf(scope), 1);
    };
  }

  get inFunction(): boolean {
    return this.#scopes.length > 1;
  }

  find(name: string): Variable | undefined {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name);
  }

  /** The text of a variable; an array's is that of its first item. Undefined if unset. */
  text(name: string): string | undefined {
    const value = this.find(name)?.value;
    if (value === undefined) return undefined;
    if (value.kind === 'text') return value.text;
    return value.kind === 'list' ? value.items.get(0) : value.items.get('0');
  }

  /** Sets a variable where it is declared, or globally. Throws `ReadonlyVariable`. */
  set(name: string, text: string): void {
    const variable = this.writable(name);
    if (variable.value?.kind === 'list') variable.value.items.set(0, text);
    else if (variable.value?.kind === 'map') variable.value.items.set('0', text);
    else variable.value = { kind: 'text', text };
  }

  setValue(name: string, value: Value): void {
    this.writable(name).value = value;
  }

  /** The variable to be changed, declared if it is not. Throws `ReadonlyVariable`. */
  writable(name: string): Variable {
    const variable = this.declare(name, 'anywhere');
    if (variable.readonly) throw new ReadonlyVariable(name);
    return variable;
  }

  /** The variable of the innermost function (or of the shell), or wherever it is already; made if there is none. */
  declare(name: string, where: 'here' | 'global' | 'anywhere'): Variable {
    const found = where === 'anywhere' ? this.find(name) : undefined;
    if (found !== undefined) return found;
    const scope = (where === 'here' ? this.#scopes.at(-1) : this.#scopes[0]) ?? new Map<string, Variable>();
    const known = scope.get(name);
    if (known !== undefined) return known;
    const variable: Variable = { value: undefined, exported: false, readonly: false, integer: false };
    scope.set(name, variable);
    return variable;
  }

  unset(name: string): void {
    const scope = this.#scopes.findLast((each) => each.has(name));
    if (scope?.get(name)?.readonly === true) throw new ReadonlyVariable(name);
    scope?.delete(name);
  }

  /** Names that can be seen, sorted. */
  names(): readonly string[] {
    return [...new Set(this.#scopes.flatMap((scope) => [...scope.keys()]))].toSorted();
  }

  /** What programs are given. */
  exported(): Map<string, string> {
    const environment = new Map<string, string>();
    for (const name of this.names()) {
      const text = this.text(name);
      if (this.find(name)?.exported === true && text !== undefined) environment.set(name, text);
    }
    return environment;
  }
}

function copyOf(variable: Variable): Variable {
  const { value } = variable;
  if (value === undefined) return { ...variable };
  if (value.kind === 'text') return { ...variable, value: { ...value } };
  if (value.kind === 'list') return { ...variable, value: { kind: 'list', items: new Map(value.items) } };
  return { ...variable, value: { kind: 'map', items: new Map(value.items) } };
}

/** The items of an array in order, and the text of anything else as its only item. */
export function itemsOf(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === 'text') return [value.text];
  if (value.kind === 'map') return [...value.items.values()];
  return [...value.items].toSorted(([a], [b]) => a - b).map(([, text]) => text);
}

/** The indices or keys of an array in order. */
export function keysOf(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === 'text') return ['0'];
  if (value.kind === 'map') return [...value.items.keys()];
  return [...value.items.keys()].toSorted((a, b) => a - b).map(String);
}

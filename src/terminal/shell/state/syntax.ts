import type { CommandNode, PipelineNode, SimpleCommandNode, WordNode } from 'just-bash';

/** Parts of the parsed script that the package names only within larger ones. */
export type WordPart = WordNode['parts'][number];
export type Part<T extends WordPart['type']> = Extract<WordPart, { type: T }>;
export type Command<T extends CommandNode['type']> = Extract<CommandNode, { type: T }>;
export type Compound = Exclude<CommandNode, SimpleCommandNode | { type: 'FunctionDef' }>;
export type Redirection = SimpleCommandNode['redirections'][number];
export type Assignment = SimpleCommandNode['assignments'][number];
export type Statement = Command<'Group'>['body'][number];
export type ArithmeticNode = Command<'ArithmeticCommand'>['expression'];
export type Arithmetic = ArithmeticNode['expression'];
export type Condition = Command<'ConditionalCommand'>['expression'];
export type ParameterOperation = NonNullable<Part<'ParameterExpansion'>['operation']>;
export type Pipeline = PipelineNode;

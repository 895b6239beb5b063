import type { Scope } from '../scope.ts';

/** Evaluates a function of a template. `evaluate` evaluates what is nested in the argument. */
export type Intrinsic = (argument: unknown, evaluate: (value: unknown) => unknown, scope: Scope) => unknown;

/** What `AWS::NoValue` evaluates to: the property or list item that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

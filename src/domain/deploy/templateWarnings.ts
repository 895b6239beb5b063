/** What a person should know of a template before its stack is made. `safer` is worded by whoever shows it. */
export type TemplateWarning =
  /** Wants an access key: a long-lived secret that ends up on a machine's disk. A role needs none. */
  | { readonly kind: 'asks-for-keys'; readonly parameters: readonly string[] }
  /** Lets the whole internet in. */
  | {
      readonly kind: 'open-to-all';
      readonly logicalId: string;
      /** `tcp 22`, `all` */
      readonly ports: string;
      readonly cidr: string;
      /** The parameter that decides it, where one does: another value closes it. */
      readonly parameter: string | undefined;
    }
  /** The cluster comes out of a machine's user data, in stacks of its own: the stack is complete before it exists. */
  | { readonly kind: 'cluster-later'; readonly logicalId: string }
  /** Gives away administrator rights to a role of the stack. */
  | { readonly kind: 'administrator'; readonly logicalId: string };

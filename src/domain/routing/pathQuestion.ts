/** Where a packet comes from or goes to, as people choose it. */
export type PathEnd =
  | { readonly kind: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'service'; readonly namespace: string; readonly name: string; readonly portName: string }
  /** Anywhere on the internet, in the VPC or beyond it. */
  | { readonly kind: 'address'; readonly address: string };

/** What is asked of a path. */
export interface PathQuestion {
  readonly from: PathEnd;
  readonly to: PathEnd;
  /** One of a Service's endpoints, `address:port`; the first if it is not named or not there. */
  readonly endpoint?: string;
}

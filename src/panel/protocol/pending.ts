/** What can be done about pods that wait. */
export type PendingAction =
  /** A managed node group of the cluster gets more nodes. */
  | { readonly kind: 'scale-nodegroup'; readonly nodegroup: string }
  /** The what-if section tells what prefix delegation would bring. */
  | { readonly kind: 'what-if' }
  /** The deployment that most of the pods belong to gets fewer. */
  | { readonly kind: 'scale-down'; readonly namespace: string; readonly name: string }
  /** A node takes pods again. */
  | { readonly kind: 'uncordon'; readonly nodeName: string; readonly shortName: string };

/** Pods of a group that cross to the page; of more, the page says how many there are. */
export const mostListedPods = 500;

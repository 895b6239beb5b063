/** A pod as far as emptying its node has to know it. */
export interface DrainablePod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly phase: string;
  readonly leaving: boolean;
  /** The kind of its controller; undefined when nothing would make it anew. */
  readonly controller: string | undefined;
  /** Made by the kubelet from a file: the API cannot end it. */
  readonly mirror: boolean;
  /** Has an emptyDir, whose files end with it. */
  readonly localStorage: boolean;
}

export interface NodeDrain {
  /** Whether the scheduler leaves a node alone. */
  setCordoned(nodeName: string, cordoned: boolean, signal: AbortSignal): Promise<void>;
  podsOnNode(nodeName: string, signal: AbortSignal): Promise<readonly DrainablePod[]>;
  /**
   * Asks for an eviction. `kept`: a disruption budget does not allow it now, with the server's words. A pod that is gone
   * already, or another one of that name, counts as evicted.
   */
  evictPod(
    pod: { readonly namespace: string; readonly name: string; readonly uid: string },
    signal: AbortSignal,
  ): Promise<{ readonly kept: string | undefined }>;
}

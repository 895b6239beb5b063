/** Commands that take something away, or scale it to nothing. */
const destructive: readonly RegExp[] = [
  /\bkubectl\b[^|;&\n]*\bdelete\b/,
  /\bkubectl\b[^|;&\n]*\bdrain\b/,
  /--replicas[= ]0\b/,
  /\baws\b[^|;&\n]* (?:delete|terminate|deregister|release)-/,
  /\beksctl\b[^|;&\n]*\bdelete\b/,
  /\bhelm\b[^|;&\n]*\b(?:uninstall|delete)\b/,
  /\brm\s+-\w*r/,
];

/** Commands that make something AWS bills by the hour. */
const billed: readonly RegExp[] = [
  /\baws\b[^|;&\n]* (?:run-instances|create-cluster|create-nodegroup|create-load-balancer|allocate-address|create-nat-gateway|create-volume)\b/,
  /\baws\s+cloudformation\b[^|;&\n]* (?:deploy|create-stack|execute-change-set)\b/,
  /\baws\s+eks\b[^|;&\n]* update-nodegroup-config\b/,
  /\beksctl\b[^|;&\n]*\b(?:create|scale)\b/,
  /\btype["']?\s*[:=]\s*["']?LoadBalancer\b|--type[= ]LoadBalancer\b/,
];

/** Whether a command takes something away, as far as its words tell. */
export function isDestructive(command: string): boolean {
  return destructive.some((shape) => shape.test(command));
}

/** Whether a command makes something that costs money on a billed account, as far as its words tell. */
export function costsMoney(command: string): boolean {
  return billed.some((shape) => shape.test(command));
}

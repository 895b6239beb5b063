/** How a Deployment says that it has scaled a ReplicaSet: the old count is told since 1.25, before the new one since 1.31. */
export function scalingMessage(name: string, from: number, to: number, minor: number): string {
  const head = `Scaled ${to > from ? 'up' : 'down'} replica set ${name}`;
  if (minor >= 31) return `${head} from ${from} to ${to}`;
  return minor >= 25 && from > 0 ? `${head} to ${to} from ${from}` : `${head} to ${to}`;
}

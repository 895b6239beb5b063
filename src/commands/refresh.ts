import { currentConnection, type Services } from './services.ts';

/** Reads everything anew. */
export function refresh(deps: Pick<Services, 'connections' | 'model'>): void {
  currentConnection(deps);
  deps.model.refresh();
}

import { LabError } from '../../base/errors.ts';
import { currentConnection, type Services } from '../services.ts';
import { stackPage } from './stackPage.ts';

/** Events of a stack that its page shows. */
const shownEvents = 200;

/** Opens a read-only page with the lab's stack: its outputs, parameters, resources and events. */
export async function describeStack(
  deps: Pick<Services, 'connections' | 'model' | 'documents' | 'clock'>,
): Promise<void> {
  const connection = currentConnection(deps);
  const { closed, profile } = connection;
  const { stacks } = await connection.cloud();
  const stack = await stacks.find(profile.stackName, closed);
  if (stack === undefined) throw new LabError('stack-missing', profile.stackName);
  const [resources, events] = await Promise.all([
    stacks.resources(stack.id, closed),
    stacks.events(stack.id, undefined, closed),
  ]);
  const text = stackPage({ stack, resources, events: events.slice(0, shownEvents) }, deps.clock.now());
  await deps.documents.showText(`${stack.name}.txt`, text);
}

import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { validationError } from '../template/validationError.ts';
import { signalKey } from './waitConditionHandle.ts';

/** Seconds CloudFormation waits for a signal at most. */
const longest = 43_200;

function timeoutOf(properties: Properties): number {
  const seconds = properties.optionalNumber('Timeout');
  if (seconds === undefined || seconds < 0 || seconds > longest)
    throw validationError(`The value for parameter Timeout must be between 0 and ${longest} seconds`);
  return seconds * 1_000;
}

/** Waits until so many signals came to its handle. Its physical id is the handle's key. */
export const waitCondition: ResourceType = {
  name: 'AWS::CloudFormation::WaitCondition',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {
    Id: (id) => id,
    Data: (id, { signals }) =>
      JSON.stringify(Object.fromEntries(signals.received(id).map(({ uniqueId, data }) => [uniqueId, data]))),
  },
  create(properties, { signals }) {
    const key = signalKey(properties.text('Handle'));
    if (key === undefined) throw validationError('The Handle of a WaitCondition has to be a WaitConditionHandle');
    signals.expect(key, properties.optionalNumber('Count') ?? 1, timeoutOf(properties));
    return key;
  },
  isReady(id, { signals }) {
    const received = signals.received(id);
    const failure = received.find(({ status }) => status === 'FAILURE');
    if (failure !== undefined)
      throw validationError(
        `WaitCondition received failed message: '${failure.reason}' for uniqueId: ${failure.uniqueId}`,
      );
    const { count, expired } = signals.expectation(id) ?? { count: 0, expired: false };
    if (received.length >= count) return true;
    if (expired)
      throw validationError(`WaitCondition timed out. Received ${received.length} conditions when expecting ${count}`);
    return false;
  },
  delete() {},
  changed: ({ signals }) => signals.onDidChange,
};

import type { ResourceType } from '../resourceType.ts';
import { validationError } from '../template/validationError.ts';

/** A type that AWS has and the practice world does not: making one fails and says so. */
export function unsupported(name: string): ResourceType {
  return {
    name,
    createTime: 0,
    deleteTime: 0,
    attributes: {},
    create() {
      throw validationError(`Resource type ${name} is not supported in the practice world.`);
    },
    delete() {},
  };
}

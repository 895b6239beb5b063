import { AwsFault } from '../../world/fault.ts';
import { disassociateAddress as disassociate } from '../../world/network/elasticIps.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';

export const disassociateAddress: Operation = ({ world, input }) => {
  const publicIp = optionalText(input, 'PublicIp');
  if (publicIp === undefined) {
    disassociate(world, requiredText(input, 'AssociationId'));
    return { return: true };
  }
  const address = [...world.elasticIps.values()].find((each) => each.publicIp === publicIp);
  if (address?.association === undefined)
    throw new AwsFault('InvalidAddress.NotFound', `Address '${publicIp}' not found.`);
  disassociate(world, address.association.id);
  return { return: true };
};

import { createRoute, deleteRoute, replaceRoute } from '../../world/network/routeTables.ts';
import { invalidProperties, type Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** The ways to say where a route leads that the practice world has. */
const targets = ['GatewayId', 'NatGatewayId', 'NetworkInterfaceId'] as const;

function targetOf(properties: Properties, { logicalId }: ResourceContext): string {
  const [target, ...others] = targets.flatMap((name) => properties.optionalText(name) ?? []);
  if (target === undefined || others.length > 0)
    throw invalidProperties(logicalId, `#: exactly one of [${targets.join(', ')}] has to be specified`);
  return target;
}

/** Its physical id is `<route table>|<destination>`. */
export const route: ResourceType = {
  name: 'AWS::EC2::Route',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { CidrBlock: (id) => partsOf(id)[1] },
  create(properties, context) {
    const [tableId, destination] = [properties.text('RouteTableId'), properties.text('DestinationCidrBlock')];
    createRoute(context.world, tableId, { destination, gatewayId: targetOf(properties, context) });
    return joinedId(tableId, destination);
  },
  update(id, properties, context) {
    const [tableId, destination] = partsOf(id);
    replaceRoute(context.world, tableId, { destination, gatewayId: targetOf(properties, context) });
  },
  delete(id, { world }) {
    const [tableId, destination] = partsOf(id);
    deleteRoute(world, tableId, destination);
  },
};

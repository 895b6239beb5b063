import { imagesOf, type Image } from './compute/images.ts';
import type { World } from './world.ts';

/** A parameter that AWS publishes in a region. */
export interface PublicParameter {
  readonly name: string;
  readonly value: string;
  /** `aws:ec2:image` where the value is the id of an image. */
  readonly dataType: 'aws:ec2:image' | 'text';
}

const byRegion = new Map<string, ReadonlyMap<string, PublicParameter>>();

/** The parameters that AWS publishes in the world's region, by name: they all tell of images here. */
export function publicParameters(world: World): ReadonlyMap<string, PublicParameter> {
  const known = byRegion.get(world.region);
  if (known !== undefined) return known;
  const made = new Map(
    imagesOf(world)
      .flatMap(parametersOf)
      .map((each) => [each.name, each]),
  );
  byRegion.set(world.region, made);
  return made;
}

/** The value of a public parameter, or undefined if there is none of that name. */
export function publicParameter(world: World, name: string): string | undefined {
  return publicParameters(world).get(name)?.value;
}

/** EKS tells of each node image as a whole and in parts. */
function parametersOf({ id, name, parameter, release }: Image): PublicParameter[] {
  const ofImage: PublicParameter = { name: parameter, value: id, dataType: 'aws:ec2:image' };
  if (release === undefined) return [ofImage];
  const whole = parameter.replace(/\/image_id$/, '');
  const text = (path: string, value: string): PublicParameter => ({ name: path, value, dataType: 'text' });
  return [
    ofImage,
    text(`${whole}/image_name`, name),
    text(`${whole}/release_version`, release),
    text(whole, JSON.stringify({ schema_version: '1', image_id: id, image_name: name, release_version: release })),
  ];
}

import type { PodKind, PodRef } from '../../protocol.ts';
import type { OpsBox } from './boxes.ts';
import { kindShapes, namespaceShapes, type GlyphShape } from './glyph.ts';
import type { Palette } from './palette.ts';

/** By what pods are told apart. */
export type ColourBy = 'kind' | 'namespace';

/** A meaning with its picture. */
export interface Meaning {
  /** A kind of pod or a namespace; undefined for all namespaces without a picture of their own. */
  readonly name: string | undefined;
  readonly shape: GlyphShape;
  readonly colour: string;
}

/** Which picture each pod gets, and what the pictures mean. */
export interface Look {
  readonly meanings: readonly Meaning[];
  /** The index of the pod's meaning. */
  readonly of: (pod: PodRef) => number;
}

const kinds: readonly PodKind[] = ['running', 'starting', 'waiting', 'failing', 'leaving', 'ended'];

/** Gives out the pictures. While they are the same ones, it is the same look. */
export class Looks {
  #last: { readonly look: Look; readonly by: ColourBy; readonly palette: Palette; readonly names: string } | undefined;

  choose(by: ColourBy, boxes: readonly OpsBox[], palette: Palette): Look {
    const namespaces = by === 'kind' ? [] : shownNamespaces(boxes);
    const names = namespaces.join(' ');
    const last = this.#last;
    if (last?.by === by && last.palette === palette && last.names === names) return last.look;
    const look = by === 'kind' ? kindLook(palette) : namespaceLook(namespaces, palette);
    this.#last = { look, by, palette, names };
    return look;
  }
}

function kindLook(palette: Palette): Look {
  const meanings = kinds.map((kind) => ({ name: kind, shape: kindShapes[kind], colour: palette.kinds[kind] }));
  return { meanings, of: ({ kind }) => kinds.indexOf(kind) };
}

/** The namespaces with most pods, by name. */
function shownNamespaces(boxes: readonly OpsBox[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { pods } of boxes)
    for (const { namespace } of pods) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, namespaceShapes.length)
    .map(([name]) => name)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function namespaceLook(names: readonly string[], palette: Palette): Look {
  const own = names.map((name, index): Meaning => ({
    name,
    shape: namespaceShapes[index] ?? 'solid',
    colour: palette.namespaces[index % palette.namespaces.length] ?? palette.text,
  }));
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    meanings: [...own, { name: undefined, shape: 'dot', colour: palette.quiet }],
    of: ({ namespace }) => places.get(namespace) ?? own.length,
  };
}

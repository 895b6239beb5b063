import type { NodeReference, PanelPlace, PanelSection, PodReference } from '../../contributions.ts';

/** A section of the page, as it is linked to. */
export type SectionId = PanelSection;

/** Something the tree can show. */
export type RevealTarget = NodeReference | PodReference;

/** Where to go on the page. */
export type Place = PanelPlace;

import { podName } from '../words.ts';
import type { OpsBox } from './boxes.ts';
import type { Target } from './layout.ts';

/** Where the keyboard is, by what is there: boxes and pods come and go while it stays on the same one. */
export class Cursor {
  #box = '';
  #pod: string | undefined;
  /** Where it last was, for when what was there is gone. */
  #last: Target = { box: 0, place: -1 };

  set(boxes: readonly OpsBox[], target: Target): void {
    const box = boxes[target.box];
    const pod = box?.pods[target.place];
    this.#box = box?.id ?? '';
    this.#pod = pod === undefined ? undefined : podName(pod);
    this.#last = target;
  }

  /** Where it is now: on the same thing if that is still there, otherwise near by. */
  find(boxes: readonly OpsBox[]): Target {
    const was = boxes[this.#last.box];
    const box = was?.id === this.#box ? this.#last.box : boxes.findIndex(({ id }) => id === this.#box);
    if (box < 0) this.set(boxes, { box: Math.max(0, Math.min(this.#last.box, boxes.length - 1)), place: -1 });
    else if (this.#pod !== undefined) this.set(boxes, { box, place: this.#placeOf(boxes[box]) });
    else this.#last = { box, place: -1 };
    return this.#last;
  }

  #placeOf(box: OpsBox | undefined): number {
    const pods = box?.pods ?? [];
    const { place } = this.#last;
    const at = pods[place];
    if (at !== undefined && podName(at) === this.#pod) return place;
    const found = pods.findIndex((pod) => podName(pod) === this.#pod);
    return found < 0 ? Math.min(place, pods.length - 1) : found;
  }
}

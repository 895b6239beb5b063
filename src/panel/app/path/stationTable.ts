import type { Station } from '../../../domain/routing/station.ts';
import { element } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import { table, type Table } from '../../../webview/app/toolkit.ts';
import { placeName } from './drawing.ts';

/** The drawing's twin: the same stations as a table, made when it is opened. */
export class StationTable {
  readonly root: HTMLDetailsElement;
  readonly #context: PageContext;
  #stations: readonly Station[] = [];
  #table: Table | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    this.root = element('details', {}, element('summary', { text: context.strings.path.asTable }));
    this.root.addEventListener('toggle', () => this.#draw());
  }

  update(stations: readonly Station[]): void {
    this.#stations = stations;
    this.#draw();
  }

  #draw(): void {
    if (!this.root.open) return;
    const { strings } = this.#context;
    this.#table ??= this.#open();
    this.#table.setRows(
      this.#stations.map(({ place, kind, name, source, destination, lines }, index) => ({
        step: String(index + 1),
        place: placeName(place, strings),
        station: `${strings.path.stations[kind]} ${name}`,
        source,
        destination,
        lines: lines.map(({ text }) => text.replace('\t', ' ')).join('\n'),
      })),
    );
  }

  #open(): Table {
    const words = this.#context.strings.path;
    const columns = [
      { key: 'step', title: words.columnStep },
      { key: 'place', title: words.columnPlace },
      { key: 'station', title: words.columnStation },
      { key: 'source', title: words.columnSource },
      { key: 'destination', title: words.columnDestination },
      { key: 'lines', title: words.columnLines },
    ];
    const made = table(words.tableOf, columns, '3.5rem 10rem 12rem 9rem 9rem minmax(16rem, 1fr)');
    this.root.append(made.root);
    return made;
  }
}

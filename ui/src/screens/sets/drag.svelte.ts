// Dragging by pointer, for what keys do as well. Native drag and drop is the web view's and the system's affair and
// differs between them; pointer events are the same everywhere.
import type { Place } from './lib';
import { positionAt } from './lib';

export interface Load {
  /** The item that moves, or the question that is added. */
  item?: string;
  question?: string;
  title: string;
}

/** Pixels the pointer must go before a press becomes a drag. */
const SLACK = 5;
/** How close to an edge the pane begins to scroll, and by how much, in pixels. */
const EDGE = 40;
const STEP = 12;

/** One drag at a time, over the sections inside `pane`: elements marked data-section and data-item. */
export class Drag {
  load = $state.raw<Load>();
  over = $state.raw<Place>();
  x = $state(0);
  y = $state(0);
  #pane: () => HTMLElement | undefined;
  #drop: (load: Load, place: Place) => void;

  constructor(pane: () => HTMLElement | undefined, drop: (load: Load, place: Place) => void) {
    this.#pane = pane;
    this.#drop = drop;
  }

  /** Begins with a press; the click that follows a real drag is swallowed. */
  press(event: PointerEvent, load: Load): void {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const stop = new AbortController();
    const listen = <K extends keyof WindowEventMap>(type: K, run: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(type, run, { signal: stop.signal, capture: true });
    const end = () => {
      stop.abort();
      this.load = this.over = undefined;
    };

    listen('pointermove', (move) => {
      if (!this.load && Math.hypot(move.clientX - from.x, move.clientY - from.y) < SLACK) return;
      this.load = load;
      move.preventDefault();
      this.x = move.clientX;
      this.y = move.clientY;
      this.#scroll(move.clientY);
      this.over = this.#place(move.clientX, move.clientY);
    });
    listen('pointerup', () => {
      const { over } = this;
      if (this.load) {
        const click = new AbortController();
        const swallow = (event: Event) => (event.preventDefault(), event.stopPropagation());
        window.addEventListener('click', swallow, { capture: true, signal: click.signal });
        // The click of this release comes at once or not at all; the next one is meant.
        setTimeout(() => click.abort());
        if (over) this.#drop(load, over);
      }
      end();
    });
    listen('pointercancel', end);
    listen('keydown', (key) => {
      if (key.key !== 'Escape' || !this.load) return;
      key.preventDefault();
      key.stopPropagation();
      end();
    });
    // Text must not be selected while something is carried.
    listen('selectstart', (select) => select.preventDefault());
  }

  #scroll(y: number): void {
    const pane = this.#pane();
    if (!pane) return;
    const { top, bottom } = pane.getBoundingClientRect();
    if (y < top + EDGE) pane.scrollTop -= STEP;
    else if (y > bottom - EDGE) pane.scrollTop += STEP;
  }

  #place(x: number, y: number): Place | undefined {
    const pane = this.#pane();
    const box = pane?.getBoundingClientRect();
    if (!pane || !box || x < box.left || x > box.right || y < box.top || y > box.bottom) return undefined;
    const sections = [...pane.querySelectorAll<HTMLElement>('[data-section]')];
    // Above the first section is its start, below the last one its end.
    const section = sections.find((each) => y <= each.getBoundingClientRect().bottom) ?? sections.at(-1);
    if (!section) return undefined;
    const others = [...section.querySelectorAll<HTMLElement>('[data-item]')].filter((each) => each.dataset.item !== this.load?.item);
    const middles = others.map((each) => each.getBoundingClientRect()).map((each) => each.top + each.height / 2);
    return { section: section.dataset.section!, position: positionAt(middles, y) };
  }
}

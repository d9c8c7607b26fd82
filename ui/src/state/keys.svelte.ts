// The verbs that can be done now, with their keys: one registry feeds the keyboard, the palette and the key map.
import { matches, parse, typesText } from '../parts/chord';

export interface Verb {
  /** As a menu would say it: "Next question". */
  title: string;
  /** What it reads as now, where that is more than the title: "Undo rate answer". */
  label?: () => string;
  /** One chord or several: "Ctrl+K", "g h", "?". None: found in the palette only. */
  chord?: string | string[];
  run: () => void;
  /** False keeps the verb from running for now and hides it from the palette. */
  when?: () => boolean;
  /** May it run while the person types? By default only if the chord itself types nothing. */
  inFields?: boolean;
  /** Leaves it out of the palette: "Command palette" itself, or a verb that needs the place of the focus. */
  keysOnly?: boolean;
}

export interface Bound extends Verb {
  scope: string;
}

// Unbinding happens while effects are torn down, where Svelte shows the state of before: what is true is kept here,
// and `bound` only tells the readers.
let list: Bound[] = [];
let bound = $state.raw(list);

/** How long a sequence such as "g h" waits for its second key, in milliseconds. */
const PATIENCE = 1500;
let pending: { first: KeyboardEvent; until: number } | undefined;

export const keys = {
  /** Everything bound now, the latest scope first. */
  get all(): readonly Bound[] {
    return bound;
  },
};

/** Binds verbs under a heading of the key map. Returns the way to unbind them: `onMount(() => bind('Interview', [...]))`. */
export function bind(scope: string, verbs: Verb[]): () => void {
  const mine = verbs.map((verb) => ({ ...verb, scope }));
  bound = list = [...mine, ...list];
  return () => {
    bound = list = list.filter((verb) => !mine.includes(verb));
  };
}

export const chordsOf = (verb: Verb): string[] => [verb.chord ?? []].flat();

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target.matches('input') && !/^(radio|checkbox|button|range|file|color)$/.test((target as HTMLInputElement).type);
}

/** Everything that can be found by its words, each title once: the latest binding of it. */
export function verbs(): Bound[] {
  const titles = new Set<string>();
  return bound.filter(({ title, keysOnly }) => !keysOnly && !titles.has(title) && titles.add(title));
}

/** Is a text being typed? */
export const inText = (): boolean => typing(document.activeElement);

/** Runs a verb by its title, as the native menu does; a modal dialog has the menu to itself, too. */
export function runByTitle(title: string): void {
  if (document.querySelector('dialog[open]')) return;
  const verb = list.find((each) => each.title === title);
  if (verb && (verb.when?.() ?? true)) verb.run();
}

/** Runs the verb a key stands for, if any. The latest binding wins, so a screen may take a key from the frame. */
export function onkey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
  if (/^(Control|Alt|Shift|Meta)$/.test(event.key)) return;
  // A modal dialog has the keyboard to itself.
  if (document.querySelector('dialog[open]')) return;

  const inField = typing(event.target);
  const first = pending && pending.until > event.timeStamp ? pending.first : undefined;
  pending = undefined;

  for (const verb of list) {
    if (verb.when && !verb.when()) continue;
    for (const strokes of chordsOf(verb).map(parse)) {
      const allowed = !inField || (verb.inFields ?? !strokes.some(typesText));
      const [one, two] = strokes;
      if (!allowed || !one) continue;
      if (two ? first && matches(first, one) && matches(event, two) : !first && matches(event, one)) {
        event.preventDefault();
        verb.run();
        return;
      }
      if (two && !first && matches(event, one)) pending = { first: event, until: event.timeStamp + PATIENCE };
    }
  }
}

// Clicks that nobody meant. One that overtakes typing waits for it: while the page is busy, WebKit delivers a click before
// keys that were pressed earlier, and the end of a note would land on the next question. The second of a double click does
// nothing to what the first one has just brought under the pointer: a rating where a reason was.
import { takesText } from '../parts/text';

/** A click this soon after a key may have overtaken others, in milliseconds. */
const RECENT = 250;
/** It waits until no key came for so long, in milliseconds... */
const QUIET = 120;
/** ...and for so long at most, in milliseconds. */
const LONGEST = 500;

/** What a click acts on. A text, a select or a slider needs the press itself, which cannot be repeated. */
const CONTROL = 'button, a[href], label, summary, input, [role=option], [role=tab], [role^=menuitem]';
const PRESSED = 'select, input[type=range]';

/** The control that a click belongs to; a label and what it names are one. */
const controlOf = (target: EventTarget | null) =>
  target instanceof Element ? (target.closest('label') ?? target.closest(CONTROL)) : null;

/** Has every click on a control wait for what was typed just before it, with the focus still in the text, and drops the second of a double click that meets another control. Returns the way to stop. */
export function followClicks(): () => void {
  /** The latest key in a text: when it was pressed, and when the page learned of it. */
  let typed = { pressed: -Infinity, known: -Infinity };
  let armed = false;
  /** Where a single or double click began. */
  let first: Element | null = null;
  let replaying = false;
  const waiting: { target: EventTarget; click: MouseEventInit; at: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const key = (event: Event) => {
    if (takesText(event.target)) typed = { pressed: event.timeStamp, known: performance.now() };
  };

  const down = (event: MouseEvent) => {
    const { target, button } = event;
    if (event.detail < 2) first = controlOf(target);
    const recent = event.timeStamp - typed.pressed < RECENT || performance.now() - typed.known < RECENT;
    armed =
      button === 0 && (waiting.length > 0 || (recent && takesText(document.activeElement))) &&
      target instanceof Element && target.closest(CONTROL) !== null && !takesText(target) && !target.matches(PRESSED);
    // The focus stays where the letters belong.
    if (armed) event.preventDefault();
  };

  const replay = () => {
    const now = performance.now();
    const [first, last] = [waiting[0]?.at ?? 0, waiting.at(-1)?.at ?? 0];
    const left = Math.min(Math.max(typed.known, last) + QUIET, first + LONGEST) - now;
    if (left > 0) return void (timer = setTimeout(replay, left));
    replaying = true;
    for (const { target, click } of waiting.splice(0)) target.dispatchEvent(new MouseEvent('click', click));
    replaying = false;
  };

  const click = (event: MouseEvent) => {
    if (event.detail > 1 && !replaying && controlOf(event.target) !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!armed || replaying || event.detail === 0) return;
    armed = false;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { ctrlKey, shiftKey, altKey, metaKey, detail, clientX, clientY, view } = event;
    const again = { bubbles: true, cancelable: true, composed: true, ctrlKey, shiftKey, altKey, metaKey, detail, clientX, clientY, view };
    waiting.push({ target: event.target!, click: again, at: performance.now() });
    clearTimeout(timer);
    replay();
  };

  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  window.addEventListener('keydown', key, options);
  window.addEventListener('input', key, options);
  window.addEventListener('mousedown', down, options);
  window.addEventListener('click', click, options);
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

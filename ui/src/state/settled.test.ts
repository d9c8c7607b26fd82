import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followClicks } from './settled';

let stop: () => void;
let note: HTMLTextAreaElement;
const moved = vi.fn();
const button = () => document.querySelector<HTMLButtonElement>('button')!;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  stop = followClicks();
  document.body.innerHTML = '<textarea></textarea><button>Next</button><label><input type="checkbox" /> Names the lock</label><input id="other" />';
  note = document.querySelector('textarea')!;
  button().addEventListener('click', () => moved(note.value));
  note.focus();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  moved.mockReset();
});

/** An event that was made now, by the clock of the test. */
const made = <E extends Event>(event: E): E => Object.defineProperty(event, 'timeStamp', { value: performance.now() });

/** A key that reaches whatever has the focus now. */
function type(key: string) {
  const field = document.activeElement as HTMLTextAreaElement;
  field.dispatchEvent(made(new KeyboardEvent('keydown', { key, bubbles: true })));
  field.value += key;
  field.dispatchEvent(made(new InputEvent('input', { bubbles: true })));
}

/** A click as a pointer makes it: the press takes the focus unless it is prevented. */
function click(target: HTMLElement) {
  const focus = target.dispatchEvent(made(new MouseEvent('mousedown', { bubbles: true, cancelable: true, detail: 1 })));
  if (focus) (target.closest('button, input') as HTMLElement | null)?.focus();
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
}

it('a click that overtook keys waits until they are in the note, which keeps the focus', () => {
  type('lo');
  click(button());
  vi.advanceTimersByTime(100);
  type('c');
  vi.advanceTimersByTime(100);
  type('k');
  expect(moved, 'keys still come').not.toHaveBeenCalled();
  vi.advanceTimersByTime(119);
  expect(moved).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(moved.mock.calls, 'once, with all that was typed').toEqual([['lock']]);
});

it('waits also where the page was busy since the key that came before', () => {
  const pressed = performance.now();
  type('a');
  vi.advanceTimersByTime(400);
  const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true, detail: 1 });
  button().dispatchEvent(Object.defineProperty(press, 'timeStamp', { value: pressed + 100 }));
  button().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
  type('b');
  vi.advanceTimersByTime(120);
  expect(moved.mock.calls).toEqual([['ab']]);
});

it('waits half a second at most', () => {
  type('a');
  click(button());
  for (let n = 0; n < 9; n++) {
    vi.advanceTimersByTime(50);
    type('a');
  }
  expect(moved).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(moved).toHaveBeenCalledOnce();
});

it('two quick clicks act in their order', () => {
  const box = document.querySelector<HTMLInputElement>('input')!;
  box.addEventListener('change', () => moved('ticked'));
  type('a');
  click(document.querySelector('label')!);
  click(button());
  vi.advanceTimersByTime(120);
  expect(moved.mock.calls).toEqual([['ticked'], ['a']]);
  expect(box.checked).toBe(true);
});

it('a click acts at once where nobody has just typed, and so does a key that presses a button', () => {
  click(button());
  expect(moved).toHaveBeenCalledOnce();
  note.focus();
  type('a');
  vi.advanceTimersByTime(300);
  click(button());
  expect(moved).toHaveBeenCalledTimes(2);
  note.focus();
  type('a');
  button().click();
  expect(moved, 'no pointer').toHaveBeenCalledTimes(3);
});

it('a click into another text goes there at once', () => {
  const other = document.querySelector<HTMLInputElement>('#other')!;
  type('a');
  click(other);
  expect(document.activeElement).toBe(other);
});

it('drops the second of a double click where the first has brought another control under the pointer', () => {
  document.body.innerHTML = '<button id="reason">No time left</button><label id="rating"><input type="radio" name="r" /> 5</label>';
  const [reason, rating, radio] = ['#reason', '#rating', 'input'].map((each) => document.querySelector<HTMLElement>(each)!) as [HTMLElement, HTMLElement, HTMLInputElement];
  const chosen = vi.fn();
  reason.addEventListener('click', chosen);
  const press = (target: HTMLElement, detail: number) => {
    target.dispatchEvent(made(new MouseEvent('mousedown', { bubbles: true, cancelable: true, detail })));
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
  };
  press(reason, 1);
  press(rating, 2);
  expect(radio.checked, 'nobody rated').toBe(false);
  expect(chosen).toHaveBeenCalledTimes(1);
  press(reason, 1);
  press(reason, 2);
  expect(chosen, 'the same control twice is meant').toHaveBeenCalledTimes(3);
  press(rating, 1);
  expect(radio.checked).toBe(true);
});

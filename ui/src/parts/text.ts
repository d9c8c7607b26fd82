// Which elements take typed text: keys, undo of typing and messages must agree about it.

const NO_TEXT = /^(radio|checkbox|button|submit|reset|image|range|file|color|hidden)$/;

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Does a letter typed at this element end up in it as text? */
export function takesText(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !NO_TEXT.test(target.type);
}

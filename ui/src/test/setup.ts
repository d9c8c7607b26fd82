// What jsdom lacks of the web view: modal dialogs, popovers, scrolling into view, media queries and canvas.
import { configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// What is awaited comes in milliseconds; only a busy machine needs this long.
configure({ asyncUtilTimeout: 8000 });

HTMLDialogElement.prototype.show = HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
  this.querySelector<HTMLElement>('[autofocus], input, button')?.focus();
};
HTMLDialogElement.prototype.close = function () {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

function toggled(element: HTMLElement, from: string, to: string) {
  element.toggleAttribute('data-open', to === 'open');
  element.dispatchEvent(Object.assign(new Event('toggle'), { oldState: from, newState: to }));
}
HTMLElement.prototype.showPopover = function () {
  toggled(this, 'closed', 'open');
};
HTMLElement.prototype.hidePopover = function () {
  if (this.hasAttribute('data-open')) toggled(this, 'open', 'closed');
};

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('[popovertarget]');
  const panel = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  if (panel?.hasAttribute('data-open')) panel.hidePopover();
  else panel?.showPopover();
});

Element.prototype.scrollIntoView = () => {};
HTMLCanvasElement.prototype.getContext = () => null;
window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;

afterEach(() => localStorage.clear());

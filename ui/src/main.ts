import { mount } from 'svelte';
import App from './App.svelte';
import { finder } from './frame/find';
import './style/tokens.css';
import './style/base.css';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { finder } });

// Scroll bars that take no room lie over the content.
const scroller = document.body.appendChild(document.createElement('div'));
scroller.style.overflow = 'scroll';
if (scroller.offsetWidth === scroller.clientWidth) document.documentElement.dataset.bars = 'over';
scroller.remove();

// The faces of other scripts are opened right after the first picture, where nobody types yet: the first letter of one
// would hold up a note in mid-conversation.
const scripts = Object.assign(document.createElement('p'), { className: 'unseen', ariaHidden: 'true', textContent: '↓ ع 好 あ 한 ש अ ก' });
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    document.body.append(scripts);
    scripts.getBoundingClientRect();
    scripts.remove();
  }),
);

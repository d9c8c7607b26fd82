import { mount } from 'svelte';
import App from './App.svelte';
import { finder } from './frame/find';
import './style/tokens.css';
import './style/base.css';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { finder } });

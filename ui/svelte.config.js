import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Our files are written with runes; a library's may not be.
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
};

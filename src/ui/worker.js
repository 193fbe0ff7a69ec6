// The worker around a module that a first visit does without: it is called like
// the module, `reader` or `drawer`. Its address carries the build of the page
// that started it, and so do those of the two files that it loads: an old page
// that meets a new module is told by the greeting of its answers.

const build = self.location.search;

let module = null;

/** Hears which function is asked for, and what it is given. */
self.onmessage = async ({ data: [work, ...given] }) => {
  const tell = (state, text) => self.postMessage([state, text]);
  try {
    if (!module) {
      const loaded = await import(`./${self.name}.js${build}`);
      await loaded.default({ module_or_path: new URL(`./${self.name}_bg.wasm${build}`, self.location.href) });
      module = loaded;
    }
    tell(1, module[work](...given));
  } catch (error) {
    tell(2, String(error.message || error));
  }
};

// The worker around the reader module. Its address carries the build of the
// page that started it, and so do those of the two files that it loads: an old
// page that meets a new reader is told by the reader's greeting.

const build = self.location.search;

let reader = null;

self.onmessage = async ({ data: [ask, bytes] }) => {
  const tell = (state, text) => self.postMessage([state, text]);
  try {
    if (!reader) {
      const loaded = await import(`./reader.js${build}`);
      await loaded.default({ module_or_path: new URL(`./reader_bg.wasm${build}`, self.location.href) });
      reader = loaded;
    }
    tell(1, reader.read(ask, bytes));
  } catch (error) {
    tell(2, String(error.message || error));
  }
};

// Loaded before the server (`node --import`): resolves the imports between the files of drizzle-orm directly. Node would parse
// its package.json of 170 kB again for each of its files, which takes a third of the processor time of a start.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL = "" } = context;
    if (!specifier.startsWith(".") || !/\/node_modules\/drizzle-orm\/.*\.js$/.test(parentURL))
      return nextResolve(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
  },
});

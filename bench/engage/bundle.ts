/** One script of this folder with all that it imports, as a product's own build would ship it. */
import path from 'node:path';
import { build } from 'vite';

export async function bundle(name: string): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'warn' },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ write: false, target: 'es2022', modulePreload: false },
      lib: { entry: path.join(import.meta.dirname, `${name}.ts`), formats: ['es'], fileName: name },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${name} could not be bundled: vite returned no code.`);
  return chunk.code;
}

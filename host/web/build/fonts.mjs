// Cuts KERN's font to the letters of European languages in Latin script: 130 kB become 30. Other letters come from the system's fonts.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const weights = ['Regular', 'SemiBold'];
const source = (weight) => new URL(`../node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-${weight}.woff2`, import.meta.url);
const target = (weight) => new URL(`../src/styles/fonts/fira-sans-${weight.toLowerCase()}.woff2`, import.meta.url);

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīİıĹĺŁłŃńŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŸŹźŻżŽžẞ' + '–—‘’‚“”„†•…‰‹›€−≤≥≈→←↑↓\u2009\u202f';

await mkdir(new URL('../src/styles/fonts/', import.meta.url), { recursive: true });
for (const weight of weights) {
  const made = await stat(target(weight)).catch(() => null);
  const script = await stat(new URL(import.meta.url));
  if (made && made.mtimeMs > script.mtimeMs)
    continue;
  await writeFile(target(weight), await subsetFont(await readFile(source(weight)), letters, { targetFormat: 'woff2' }));
}

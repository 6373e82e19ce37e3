/** `npm run doctor`: looks at everything Throughline needs and says what to do. Ends with 1 when something is at fault. */

type Finding = { name: string; state: 'ok' | 'note' | 'warning' | 'fault'; detail: string; remedy?: string };
type Examination = { examine(): Promise<Finding[]> };

const MARKS = { ok: '✓', note: '·', warning: '!', fault: '✗' } as const;

const program = new URL('../../server/src/examine.ts', import.meta.url);
const { examine } = (await import(program.href)) as Examination;
const findings = await examine();
for (const { name, state, detail, remedy } of findings) {
  console.log(`${MARKS[state]} ${name.padEnd(15)} ${detail.replaceAll('\n', '\n  ')}`);
  if (remedy !== undefined) console.log(`  ${''.padEnd(15)} → ${remedy}`);
}
const faults = findings.filter((finding) => finding.state === 'fault').length;
console.log(faults === 0 ? '\nAll is well.' : `\n${faults} ${faults === 1 ? 'thing needs' : 'things need'} to be put right.`);
process.exitCode = faults === 0 ? 0 : 1;

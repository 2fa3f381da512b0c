// Called by Maven: the linter and the unit tests, once for each state of the sources.
import { spawnSync } from 'node:child_process';
import { hashOfFile, hashOfInputs, module, readStamp, writeStamp } from './inputs.mjs';

const tested = 'target/web.tested-from';
if (process.env.SKIP_TESTS === 'true') process.exit(0);
// Where the packages could not be installed the web client was left out, and there is nothing to test.
if (readStamp('node_modules/.installed-from') !== hashOfFile('package-lock.json')) process.exit(0);

const from = hashOfInputs();
if (readStamp(tested) === from) process.exit(0);
run(['node_modules/oxlint/bin/oxlint', '--quiet', '--format=unix']);
run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot']);
writeStamp(tested, from);

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: module, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(1);
}

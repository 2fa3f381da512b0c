// Called by Maven. Trouble with installing (an old Node.js, no registry) leaves the web client out, with a warning, so
// that a server can be built anywhere; a type error or a build error is always fatal.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfFile, hashOfInputs, module, readStamp, writeStamp } from './inputs.mjs';

const required = process.env.WEB_REQUIRED === 'true';
const installed = 'node_modules/.installed-from';
const built = 'target/web.built-from';
const tenMinutes = 600_000;

const from = hashOfInputs();
if (existsSync(join(module, 'target/web/index.html')) && readStamp(built) === from) process.exit(0);

leaveOutIf(Number(process.versions.node.split('.')[0]) < 20, `it needs Node.js 20 or newer, this is ${process.version}`);
leaveOutIf(!install(), 'npm could not install its packages');

rmSync(join(module, 'target/classes/META-INF'), { recursive: true, force: true });
run('generating types', process.execPath, ['scripts/codegen.mjs']);
run('checking types', process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']);
run('building', process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
writeStamp(built, from);

function install() {
  const lock = hashOfFile('package-lock.json');
  if (readStamp(installed) === lock) return true;
  console.log('[web] npm ci (once; the packages are kept in web-client/node_modules)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=60000'];
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...patience];
  const npmCi = spawnSync(npm, ['ci', ...options], {
    cwd: module,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: tenMinutes,
  });
  if (npmCi.status !== 0) {
    console.error((npmCi.stderr ?? '').split('\n').slice(0, 4).join('\n'));
    return false;
  }
  writeStamp(installed, lock);
  return true;
}

function run(what, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: module, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\n[web] The web client cannot be built: ${what} failed, as told above.`);
  process.exit(1);
}

function leaveOutIf(trouble, why) {
  if (!trouble) return;
  rmSync(join(module, 'target/web'), { recursive: true, force: true });
  rmSync(join(module, 'target/classes/META-INF'), { recursive: true, force: true });
  console.error(
    required
      ? `[web] The web client cannot be built: ${why}.`
      : `[web] WARNING: the hub is built without its web client: ${why}. The API and the console work without it.`,
  );
  process.exit(required ? 1 : 0);
}

// What a build was made from, as one number: a step whose number has not changed need not run again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const module = join(dirname(fileURLToPath(import.meta.url)), '..');
export const schema = join(module, '../schema/src/main/resources/schema');

const inputs = [
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'scripts',
  'src',
  'public',
  schema,
];
const made = 'src/gql/generated.ts';

export function schemaFiles() {
  return filesUnder(schema).filter((file) => file.endsWith('.graphqls'));
}

export function hashOfInputs() {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesUnder(join(schema === input ? '' : module, input)))) {
    const name = relative(module, file);
    if (name !== made) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function hashOfFile(name) {
  return createHash('sha256')
    .update(readFileSync(join(module, name)))
    .digest('hex');
}

export function readStamp(name) {
  const file = join(module, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function writeStamp(name, value) {
  const file = join(module, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

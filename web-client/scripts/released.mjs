// Keeps the promise that a newer hub understands older clients: compares the schema with the one that was released last.
//   node scripts/released.mjs                  says what has changed; fails where a change would break clients
//   node scripts/released.mjs FOLDER           the same for the SDL files of another folder
//   node scripts/released.mjs --release 0.2    keeps the schema as it is now as schema/released/0.2.graphqls
// How to go on when it fails is told in schema/CHANGELOG.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { schema as sources } from './inputs.mjs';

const released = join(sources, '../../../../released');
const noted = join(released, 'BREAKING.txt');

if (process.argv[2] === '--release') {
  release(process.argv[3]);
} else {
  await check(process.argv[2] ?? sources);
}

async function check(folder) {
  const last = lastVersion();
  const before = buildSchema(readFileSync(join(released, `${last}.graphqls`), 'utf8'));
  const changes = await diff(before, buildSchema(written(folder)), [DiffRule.suppressRemovalOfDeprecatedField]);
  const announced = notes();
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const unknown = breaking.filter(({ path }) => !announced.has(path));
  console.log(`${changes.length} changes since ${last}, ${breaking.length} of them break clients, ${unknown.length} without a note.`);
  for (const { message, path } of unknown) console.log(`BREAKS CLIENTS ${path}: ${message}`);
  if (unknown.length === 0) return;
  console.log('Deprecate it for a release first, or note path and reason in schema/released/BREAKING.txt: see schema/CHANGELOG.md.');
  process.exitCode = 1;
}

function release(version) {
  if (!/^\d+(\.\d+)+$/.test(version ?? '')) throw new Error('Which version? For instance: --release 0.2');
  buildSchema(written(sources));
  writeFileSync(join(released, `${version}.graphqls`), written(sources));
  writeFileSync(noted, `${readFileSync(noted, 'utf8').split('\n').filter((line) => line.startsWith('#')).join('\n')}\n`);
  console.log(`Released as schema/released/${version}.graphqls. Give schema/CHANGELOG.md the same heading.`);
}

function written(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphqls')).sort();
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function lastVersion() {
  const versions = readdirSync(released).filter((name) => name.endsWith('.graphqls')).map((name) => name.slice(0, -'.graphqls'.length));
  return versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}

// Each line of the file: the path of what changed, then why that is right.
function notes() {
  const lines = readFileSync(noted, 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  return new Set(lines.map((line) => line.trim().split(/\s+/, 1)[0]));
}

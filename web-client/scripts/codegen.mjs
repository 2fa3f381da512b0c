// Turns src/**/*.graphql into typed documents, after checking them against the schema module's SDL.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocument from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, printSchema, validate } from 'graphql';
import { module, schemaFiles } from './inputs.mjs';

const schema = buildSchema(schemaFiles().map((file) => readFileSync(file, 'utf8')).join('\n'));
const files = readdirSync(join(module, 'src'), { recursive: true }).filter((name) => name.endsWith('.graphql')).sort();
const documents = files.map((location) => ({
  location,
  document: parse(readFileSync(join(module, 'src', location), 'utf8'), { noLocation: false }),
}));

const all = { kind: 'Document', definitions: documents.flatMap(({ document }) => document.definitions) };
const mistakes = validate(schema, all);
for (const mistake of mistakes) console.error(`[web] ${mistake}`);
if (mistakes.length > 0) process.exit(1);

const scalars = { DateTime: 'string', Date: 'string', URL: 'string', EmailAddress: 'string', UUID: 'string', Long: 'number', JSON: 'unknown' };
const generated = await codegen({
  filename: 'generated.ts',
  schema: parse(printSchema(schema)),
  documents,
  config: { scalars, enumsAsTypes: true, useTypeImports: true, documentMode: 'documentNode' },
  plugins: [{ operations: {} }, { typedDocument: {} }],
  pluginMap: { operations, typedDocument },
});
mkdirSync(join(module, 'src/gql'), { recursive: true });
writeFileSync(join(module, 'src/gql/generated.ts'), `/* Made by scripts/codegen.mjs from the .graphql files. */\n${generated}`);

// GraphQL Code Generator makes typed documents of our schema and of every example; TypeScript takes them in strict mode.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { startServer, repository } from './lib/server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
let demo;
let folder;

before(async () => {
  demo = await startServer();
  folder = mkdtempSync(path.join(tmpdir(), 'codegen-'));
  symlinkSync(path.join(here, 'node_modules'), path.join(folder, 'node_modules'));
});
after(async () => {
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('typed documents of all examples and of a front end compile in strict mode', { timeout: 240_000 }, async () => {
  await generate({
    schema: `${demo.url}/graphql`, // by introspection, as a front-end team does it
    documents: [`${repository}schema/examples/*.graphql`],
    ignoreNoDocuments: false,
    silent: true,
    generates: {
      [`${folder}/gql/`]: {
        preset: 'client',
        config: {
          useTypeImports: true, enumsAsTypes: true, strictScalars: true, defaultScalarType: 'unknown',
          scalars: { DateTime: 'string', Long: 'number', JSON: 'unknown', TimeZone: 'string' },
        },
      },
    },
  });

  const generated = readFileSync(`${folder}/gql/graphql.ts`, 'utf8');
  assert.match(generated, /export type LatestSessionsQuery = /);

  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({
    compilerOptions: {
      strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitReturns: true,
      target: 'ES2023', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM'], types: [], skipLibCheck: true,
    },
    include: ['gql/*.ts', 'front-end.ts'],
  }));
  writeFileSync(`${folder}/front-end.ts`, readFileSync(path.join(here, 'codegen', 'front-end.ts')));
  const compiler = spawnSync(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
  assert.equal(compiler.stdout + compiler.stderr, '');
  assert.equal(compiler.status, 0);
});

// The compose snippet of README fits the image, the settings and the compose specification; no engine runs here to ask.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { repository } from './lib/server.mjs';

const read = file => readFileSync(path.join(repository, file), 'utf8');
const dockerfile = read('Dockerfile');
const instruction = name => new RegExp(`^${name} (.*)$`, 'm').exec(dockerfile)[1];
const snippet = /^```yaml\n([\s\S]*?)^```$/m.exec(read('README.md'))[1];
const compose = parse(snippet);
const service = compose.services.graphqlapi;

test('it holds what the compose specification knows, and nothing else', () => {
  assert.deepEqual(Object.keys(compose).sort(), ['secrets', 'services', 'volumes']);
  const known = ['build', 'cap_drop', 'environment', 'healthcheck', 'ports', 'read_only', 'restart', 'secrets', 'security_opt', 'stop_grace_period', 'tmpfs', 'volumes'];
  assert.deepEqual(Object.keys(service).filter(key => !known.includes(key)), []);
  assert.deepEqual(Object.keys(service.healthcheck).filter(key => !['interval', 'timeout', 'start_period', 'retries'].includes(key)), []);
  for (const name of service.secrets) assert.ok(compose.secrets[name].file, name);
});

test('it publishes the port and keeps the volume of the image', () => {
  assert.equal(service.ports[0].split(':').at(-1), instruction('EXPOSE'));
  const [volume, place] = service.volumes[0].split(':');
  assert.ok(volume in compose.volumes);
  assert.equal(place, instruction('VOLUME'));
});

test('it is confined, and stopped with time enough', () => {
  assert.equal(service.read_only, true);
  assert.deepEqual(service.cap_drop, ['ALL']);
  assert.deepEqual(service.tmpfs, ['/tmp']);
  assert.match(service.stop_grace_period, /^1\ds$/);
});

test('its variables are settings, and the secret comes from a file', () => {
  const reference = read('src/GraphQLApi.Server/Settings/reference.md');
  for (const [name, value] of Object.entries(service.environment)) {
    const key = name.replaceAll('__', ':').replace(/:\d+$/, '');
    assert.ok(reference.includes(`| \`${key.replace(/(?<=ClientSecret)File$/, '')}\` |`), `${key} is no setting`);
    if (name.endsWith('File')) assert.ok(service.secrets.includes(path.posix.basename(value)), value);
  }
  assert.ok(!('Upstream__ClientSecret' in service.environment));
});

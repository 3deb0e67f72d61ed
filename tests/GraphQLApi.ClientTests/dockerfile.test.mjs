// Executes the steps of the Dockerfile in a clean folder, where no container engine runs: publish, non-root user, writable volume, health check.
// Paths of the image are moved below a temporary root by text; what only an image can do (packages of the base image) is checked, not done.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { eventually, freePort, query, repository } from './lib/server.mjs';

const nobody = 65534;
const root = mkdtempSync(path.join(tmpdir(), 'image-'));
let server;

after(() => {
  server?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** The instructions in order: `{ word, text }`, continued lines joined. */
function read(dockerfile) {
  return dockerfile.replace(/^\s*#.*\n/gm, '').replace(/\\\n\s*/g, '').split('\n').filter(line => line.trim())
    .map(line => ({ word: line.trim().split(/\s+/)[0].toUpperCase(), text: line.trim().replace(/^\S+\s+/, '') }));
}

/**
 * The command in a name space of its own where everything but the volume is read-only, /tmp included, as a plain user; where the machine does not
 * let us, as a plain user alone.
 */
function confine(program, args, volume) {
  if (process.getuid() !== 0) return { program, args, options: {}, readOnly: false };
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return { program, args, options: { uid: nobody, gid: nobody }, readOnly: false };
  const script = `mount --bind "$0" "$0" && mount -o remount,ro,bind / && cd "$1" && shift && exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups "$@"`;
  return {
    program: 'unshare',
    args: ['--mount', '--propagation', 'private', 'bash', '-c', script, volume, path.dirname(volume), program, ...args],
    options: {},
    readOnly: true,
  };
}

/** One stage of the image: its folder, its working directory, what it sets. */
function newStage(name) {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  return { name, folder, workdir: '/', environment: {}, volumes: [], user: 'root', places: ['/app', '/source', '/var/lib/graphqlapi'] };
}

// Only the image's own folders move; /dev/tcp, /var/lib/apt and the tools stay where they are.
const moved = (stage, text) => stage.places.reduce((result, place) => result.replaceAll(new RegExp(`(^|[\\s"'=])${place}(?=$|[\\s"'/])`, 'g'), `$1${stage.folder}${place}`), text);
const inside = (stage, place) => path.join(stage.folder, path.posix.resolve(stage.workdir, place));

function copySources(target) {
  const ignored = readFileSync(path.join(repository, '.dockerignore'), 'utf8').split('\n').filter(Boolean).map(line => line.replace(/^\*\*\//, ''));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files.filter(file => existsSync(path.join(repository, file)) && !file.split('/').some(part => ignored.includes(part))))
    cpSync(path.join(repository, file), path.join(target, file), { recursive: true });
}

function runStep(stage, text) {
  if (text.includes('apt-get install')) {
    for (const [tool, name] of [['node', 'nodejs'], ['npm', 'npm']].filter(([, name]) => text.includes(` ${name}`)))
      assert.equal(spawnSync(tool, ['--version']).status, 0, `${name} is what "${text}" would install`);
    return;
  }

  // The base image's user exists only there; nobody takes its place.
  const command = moved(stage, text).replaceAll(/\bchown app\b/g, process.getuid() === 0 ? `chown ${nobody}` : 'true');
  const done = spawnSync('bash', ['-euc', command], { cwd: inside(stage, '.'), encoding: 'utf8', env: { ...process.env, DOTNET_NOLOGO: 'true' } });
  assert.equal(done.status, 0, `RUN ${text}\n${done.stdout}${done.stderr}`);
}

const steps = {
  FROM: () => assert.fail('FROM starts a stage'),
  WORKDIR: (stage, text) => { stage.workdir = path.posix.resolve(stage.workdir, text); mkdirSync(inside(stage, '.'), { recursive: true }); },
  COPY: (stage, text, stages) => {
    const from = /^--from=(\S+) (\S+) (\S+)$/.exec(text);
    if (from) cpSync(path.join(stages.get(from[1]).folder, from[2]), inside(stage, from[3]), { recursive: true });
    else { assert.equal(text, '. .'); copySources(inside(stage, '.')); }
  },
  RUN: runStep,
  ENV: (stage, text) => { for (const [, name, value] of text.matchAll(/(\S+?)=(\S+)/g)) stage.environment[name] = value; },
  VOLUME: (stage, text) => stage.volumes.push(text),
  EXPOSE: (stage, text) => { stage.port = text; },
  USER: (stage, text) => { stage.user = text; },
  HEALTHCHECK: (stage, text) => { stage.health = text.replace(/^.*?\bCMD /, ''); },
  ENTRYPOINT: (stage, text) => { stage.entrypoint = JSON.parse(text); },
};

test('the image can be built, runs as a plain user on a read-only file system, keeps its data in the volume and reports its health', { timeout: 600_000 }, async () => {
  const stages = new Map();
  let stage;
  for (const { word, text } of read(readFileSync(path.join(repository, 'Dockerfile'), 'utf8'))) {
    if (word === 'FROM') {
      const name = /\bAS (\S+)$/i.exec(text)?.[1] ?? 'final';
      stages.set(name, stage = newStage(name));
    } else {
      assert.ok(steps[word], `Unknown instruction ${word}`);
      steps[word](stage, text, stages);
    }
  }

  assert.notEqual(stage.user, 'root');
  assert.ok(existsSync(inside(stage, '/app/ide/index.html')), 'the published files hold the query editor');
  assert.ok(existsSync(inside(stage, '/app/appsettings.json')));

  // Readable by all, as in an image; writable for the server is nothing but the volume.
  for (let folder = root; folder !== path.dirname(root); folder = path.dirname(folder)) chmodSync(folder, 0o755);
  const identity = process.getuid() === 0 ? { uid: nobody, gid: nobody } : {};
  const port = await freePort();
  const replacePort = text => text.replaceAll(stage.port, String(port));
  const environment = Object.fromEntries(Object.entries(stage.environment).map(([name, value]) => [name, replacePort(value)]));
  const [program, ...args] = stage.entrypoint.map(part => moved(stage, part));
  let log = '';
  const volume = inside(stage, stage.volumes[0]);
  const confined = confine(program, args, volume);
  server = spawn(confined.program, confined.args, { cwd: inside(stage, '.'), env: { PATH: process.env.PATH, ...environment }, ...confined.options });
  server.stdout.on('data', chunk => { log += chunk; });
  server.stderr.on('data', chunk => { log += chunk; });
  const ended = new Promise(resolve => server.once('exit', (code, signal) => resolve(code ?? signal)));

  const health = () => spawnSync('sh', ['-c', replacePort(stage.health)], identity).status;
  await eventually(() => { assert.equal(server.exitCode, null, log); return health(); }, status => status === 0, 30);
  await eventually(() => log, text => text.includes('No access key exists'), 10);
  const created = spawnSync(program, [...args, 'keys', 'create', '--name', 'image', '--scope', 'read'],
    { cwd: inside(stage, '.'), env: { PATH: process.env.PATH, ...environment }, encoding: 'utf8', ...identity });
  assert.equal(created.status, 0, created.stderr);
  const authorization = `Bearer ${created.stdout.trim()}`;
  const answer = await eventually(
    () => query(`http://127.0.0.1:${port}`, '{ sessions(first: 1) { nodes { id } } }', undefined, { authorization }), answer => answer.body.data?.sessions?.nodes?.length === 1, 30);
  assert.equal(answer.body.extensions.demo, true);

  assert.ok(readdirSync(volume).includes('demo.db'), `the database is in the volume:\n${log}`);
  assert.equal(statSync(path.join(volume, 'demo.db')).uid, identity.uid ?? process.getuid());

  if (confined.readOnly)
    assert.throws(() => execFileSync('nsenter', ['--mount', '--target', String(server.pid), 'touch', path.join(stage.folder, 'app', 'probe')], { stdio: 'pipe' }), /Read-only file system/);

  const told = Date.now();
  server.kill('SIGTERM');
  assert.equal(await ended, 0, log);
  assert.ok(Date.now() - told < 10_000, `stopped after ${Date.now() - told} ms`);
  assert.equal(health() === 0, false, 'the check fails once the server is gone');
});

// Starts commands as a person would, waits until they serve, and stops them again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const runServer = 'dotnet run -c Release --project src/GraphQLApi.Server';

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return port;
}

/**
 * A shell command in the repository's root, in its own process group; `stop` ends all of it, SIGTERM unless told otherwise.
 * `results` is what it wrote to its standard output, `output` that and its messages, in the order in which the two pipes were read.
 */
export function start(command, environment = {}) {
  const child = spawn('bash', ['-c', command], { cwd: repository, env: { ...process.env, ...environment }, detached: true });
  let results = '';
  let output = '';
  child.stdout.on('data', chunk => { results += chunk; output += chunk; });
  child.stderr.on('data', chunk => { output += chunk; });
  // A process may be gone before its last words are read ('exit' before 'close'); a build server that it left keeps the pipes open.
  const closed = new Promise(resolve => child.once('close', resolve));
  const ended = new Promise(resolve => child.once('exit', resolve))
    .then(code => Promise.race([closed, setTimeout(5000, undefined, { ref: false })]).then(() => code));
  return {
    ended,
    results: () => results,
    output: () => output,
    running: () => child.exitCode === null && child.signalCode === null,
    async stop(signal = 'SIGTERM') {
      try { process.kill(-child.pid, signal); } catch { /* already gone */ }
      await ended;
    },
  };
}

/** Runs `command` on a free port with a database of its own; resolves once it answers on /health/ready. */
export async function startServer({ command = runServer, settings = {} } = {}) {
  const url = `http://localhost:${await freePort()}`;
  const directory = await mkdtemp(path.join(tmpdir(), 'graphqlapi-'));
  const server = start(command, { Cache__ConnectionString: `Data Source=${directory}/cache.db`, ...settings, Urls: url });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await eventually(
      async () => {
        if (!server.running()) throw new Error(`'${command}' ended:\n${server.output()}`);
        return fetch(`${url}/health/ready`).then(response => response.ok, () => false);
      },
      ready => ready, 240);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, output: server.output };
}

export async function query(url, document, variables, headers) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: document, variables }),
  });
  return { status: response.status, body: await response.json() };
}

/** Asks until `accept` holds for the answer, at most `seconds` long. */
export async function eventually(ask, accept, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s; last answer: ${JSON.stringify(answer)}`);
    await setTimeout(250);
  }
}

// Starts the real server as a person would, in an empty working directory, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return port;
}

/** Runs the built server with `settings` as environment; resolves once it answers on /health/ready. */
export async function startServer({ settings = {}, args = [] } = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const directory = await mkdtemp(path.join(tmpdir(), 'graphqlapi-'));
  const project = path.join(repository, 'src/GraphQLApi.Server');
  const child = spawn('dotnet', ['run', '-c', 'Release', '--project', project, '--', ...args], {
    cwd: directory,
    env: { ...process.env, ...settings, Urls: url },
    detached: true, // its own process group: dotnet run and the server end together
  });
  let log = '';
  child.stdout.on('data', chunk => { log += chunk; });
  child.stderr.on('data', chunk => { log += chunk; });
  const ended = new Promise(resolve => child.once('exit', resolve));

  const stop = async () => {
    if (child.exitCode === null) {
      try { process.kill(-child.pid, 'SIGTERM'); } catch { /* already gone */ }
      await ended;
    }
    await rm(directory, { recursive: true, force: true });
  };

  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log}`);
    try {
      if ((await fetch(`${url}/health/ready`)).ok) return { url, directory, stop, log: () => log };
    } catch { /* not listening yet */ }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The server did not become ready within two minutes:\n${log}`);
}

export async function query(url, document, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
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
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

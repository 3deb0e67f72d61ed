// Two ways to our engine: the running server over HTTP, and the plain host over its standard input. Both take a GraphQL request.
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { repository } from '../lib/server.mjs';

// Choosing the operation comes after validation and before execution: a name that no document has ends every accepted document there.
export const nobody = 'no operation has this name';
const accepted = `Unknown operation named "${nobody}".`;

/** The errors of parsing and validating alone; nothing is executed. */
export async function judge(ask, query) {
  const text = query.isWellFormed() ? { query } : { units: query.split('').map(unit => unit.charCodeAt(0)) };
  const { errors } = await ask({ ...text, operationName: nobody });
  return errors.length === 1 && errors[0].message === accepted ? [] : errors.map(({ extensions, ...error }) => error);
}

/** The plain host with a schema of its own; requests are answered in the order they are sent. */
export function startPlainHost(sdlFile) {
  const child = spawn('dotnet', ['run', '-c', 'Release', '--project', 'tests/GraphQLApi.PlainHost', '--', sdlFile], { cwd: repository, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  const ended = new Promise(resolve => child.once('exit', code => {
    waiting.splice(0).forEach(({ reject }) => reject(new Error(`The plain host ended with ${code}.`)));
    resolve(code);
  }));
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', line => waiting.shift().resolve(JSON.parse(line)));
  return {
    takesAnyText: true,
    ask: message => new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(message)}\n`);
    }),
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}

/** A server at `url`, over a few connections that stay open. */
export function connect(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    ask: message => new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), accept: 'application/json' };
      const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(chunks)));
          } catch (error) {
            reject(new Error(`HTTP ${response.statusCode}: ${Buffer.concat(chunks)}`, { cause: error }));
          }
        });
      });
      sent.on('error', reject);
      sent.end(body);
    }),
    async stop() { agent.destroy(); },
  };
}

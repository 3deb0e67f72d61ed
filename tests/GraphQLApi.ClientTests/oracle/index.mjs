// All comparisons of the oracle in one go.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildClientSchema, buildSchema, getIntrospectionQuery } from 'graphql';
import { compareCoercions } from './coercion.mjs';
import { explain } from './deviations.mjs';
import { compareExecutions } from './execution.mjs';
import { connect, startPlainHost } from './ours.mjs';
import { assertSchema } from './reference.mjs';
import { resolveAbstractTypes } from './resolvers.mjs';
import { compareDocuments, cornerDocuments, randomDocuments } from './validation.mjs';

export const plainSdl = fileURLToPath(new URL('plain.graphql', import.meta.url));

export function plainSchema() {
  const schema = buildSchema(readFileSync(plainSdl, 'utf8'));
  assertSchema(schema);
  resolveAbstractTypes(schema);
  return schema;
}

/** Figures by part, and every difference that deviations.json does not explain. */
export async function compareAll({ count, variables, executions, seed, url }) {
  const parts = {};
  const differences = [];
  const explained = {};
  const report = part => difference => {
    const errors = difference.errors ?? difference;
    const deviation = explain(errors);
    if (deviation && (!difference.data || deviation.on === 'execution')) explained[deviation.name] = (explained[deviation.name] ?? 0) + 1;
    else differences.push({ part, ...difference });
  };
  const schema = plainSchema();
  const host = startPlainHost(plainSdl);
  try {
    parts.documents = await compareDocuments(schema, host, randomDocuments(schema, seed, count), report('documents'));
    parts.corners = await compareDocuments(schema, host, cornerDocuments(seed, count / 2), report('corners'));
    parts.variables = await compareCoercions(schema, host, seed, variables, report('variables'));
    parts.executions = await compareExecutions(schema, host, seed, executions, report('executions'));
  } finally {
    await host.stop();
  }
  if (url) {
    const server = connect(url);
    try {
      const own = await ownSchema(server);
      parts.server = await compareDocuments(own, server, randomDocuments(own, seed, count), report('server'));
    } finally {
      await server.stop();
    }
  }
  parts.explained = explained;
  return { parts, differences };
}

/** The server's schema as a tool sees it. Custom scalars take anything here; the documents hold only what ours take too. */
export async function ownSchema({ ask }) {
  const { data } = await ask({ query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, directiveIsRepeatable: true }) });
  return buildClientSchema(data);
}

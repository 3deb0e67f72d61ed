// What the reference implementation says.
import { execute, GraphQLError, parse, validate, validateSchema } from 'graphql';

const plain = error => ({ message: error.message, locations: error.locations?.map(({ line, column }) => ({ line, column })), path: error.path });

/** The errors of parsing and validating; none where the document is accepted, undefined where it failed. */
export function judge(schema, text) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [plain(error)] };
  }
  try {
    return { document, errors: validate(schema, document).map(plain) };
  } catch (error) {
    // It evaluates conditions on a subscription's root and throws where `if` is no boolean: then it has no opinion.
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: undefined };
  }
}

/** The whole response of an execution; `data` stands only where execution began. */
export async function run(schema, document, { variables, operationName, fieldResolver }) {
  const { data, errors } = await execute({ schema, document, variableValues: variables, operationName, fieldResolver, contextValue: {} });
  return { ...(errors && { errors: errors.map(plain) }), ...(data !== undefined && { data }) };
}

export function assertSchema(schema) {
  const problems = validateSchema(schema);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

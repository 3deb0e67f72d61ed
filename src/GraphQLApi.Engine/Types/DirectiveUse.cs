using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Types;

/// <summary>A directive as the client wrote it on the operation, its arguments coerced and completed with defaults.</summary>
public sealed record DirectiveUse(DirectiveDefinition Definition, ArgumentValues Arguments);

using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Execution;

/// <summary>Stands in the place of a value that could not be had. Location and path are added when errors are settled.</summary>
internal sealed record FieldError(ImmutableArray<GraphQLError> Errors)
{
    public FieldError(string message, string code)
        : this([new GraphQLError(message) { Code = code }])
    {
    }
}

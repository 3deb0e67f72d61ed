using System.Collections.Immutable;

namespace GraphQLApi.Engine.Errors;

/// <summary>The client asked for something that cannot be done. A resolver throws it; the engine adds location and path where they are absent.</summary>
public class GraphQLException : Exception
{
    /// <summary>One mistake, named by a code that clients can act on.</summary>
    public GraphQLException(string message, string code)
        : this(new GraphQLError(message) { Code = code })
    {
    }

    /// <summary>One mistake, described in full.</summary>
    public GraphQLException(GraphQLError error)
        : this([error])
    {
    }

    /// <summary>Several mistakes found together; at least one.</summary>
    public GraphQLException(ImmutableArray<GraphQLError> errors)
        : base(errors.IsDefaultOrEmpty ? null : errors[0].Message)
    {
        if (errors.IsDefaultOrEmpty)
            throw new ArgumentException("An exception without an error says nothing to the client.", nameof(errors));
        Errors = errors;
    }

    /// <summary>What the client is told, in this order.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }
}

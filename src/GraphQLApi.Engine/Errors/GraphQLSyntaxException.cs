namespace GraphQLApi.Engine.Errors;

/// <summary>The text is not a document: reading stops at the first mistake, so it carries exactly one error.</summary>
public sealed class GraphQLSyntaxException(GraphQLError error) : GraphQLException(error)
{
    /// <summary>The message starts with <c>Syntax Error:</c>, worded as the reference implementation does.</summary>
    public GraphQLError Error { get; } = error;
}

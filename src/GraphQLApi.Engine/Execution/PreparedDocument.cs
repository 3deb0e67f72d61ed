using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>A document that has passed parsing, validation and limits, ready to be run any number of times.</summary>
internal sealed class PreparedDocument
{
    private readonly List<PreparedOperation> operations = [];

    public PreparedDocument(Schema schema, DocumentNode document)
    {
        Document = document;
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments.TryAdd(fragment.Name.Value, fragment);
        }

        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var rootType = schema.RootType(operation.Operation) ?? throw new GraphQLException(new GraphQLError(
                $"Schema is not configured to execute {Verb(operation.Operation)} operation.")
            {
                Code = ErrorCode.ValidationFailed,
                Locations = document.Source.LocationsOf(operation),
            });
            operations.Add(new PreparedOperation(schema, document.Source, operation, rootType, fragments));
        }
    }

    public DocumentNode Document { get; }

    /// <summary>GetOperation, specification §6.1.1.</summary>
    /// <exception cref="GraphQLException">No operation has that name, or several stand for choice.</exception>
    public PreparedOperation Select(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return operations.Count switch
            {
                1 => operations[0],
                0 => throw new GraphQLException("Must provide an operation.", ErrorCode.BadUserInput),
                _ => throw new GraphQLException("Must provide operation name if query contains multiple operations.", ErrorCode.BadUserInput),
            };
        }

        return operations.Find(operation => operation.Definition.Name?.Value == name)
            ?? throw new GraphQLException($"Unknown operation named \"{name}\".", ErrorCode.BadUserInput);
    }

    private static string Verb(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}

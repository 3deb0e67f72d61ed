using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation;

/// <summary>What the rules share while one document is judged: its schema, its fragments and the errors so far.</summary>
internal sealed class ValidationContext
{
    private readonly int _maxErrors;
    private readonly List<GraphQLError> _errors = [];
    private readonly VariableUsages _usages;

    public ValidationContext(Schema schema, DocumentNode document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        Fragments = new FragmentGraph(document);
        _maxErrors = maxErrors;
        _usages = new VariableUsages(schema, Fragments);
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public FragmentGraph Fragments { get; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>No further error will be taken: whoever loops over hostile input stops.</summary>
    public bool IsFull { get; private set; }

    public IReadOnlyList<VariableUsage> VariableUsagesOf(OperationDefinitionNode operation) => _usages.Of(operation);

    public void Report(ValidationRule rule, string message, params ReadOnlySpan<Node> nodes) =>
        Report(rule, message, ErrorCode.ValidationFailed, nodes);

    public void Report(ValidationRule rule, string message, string code, ReadOnlySpan<Node> nodes)
    {
        if (IsFull)
            return;
        // A hostile document has errors without end; the reference implementation ends the list with the same sentence.
        IsFull = _errors.Count >= _maxErrors;
        _errors.Add(IsFull
            ? new GraphQLError("Too many validation errors, error limit reached. Validation aborted.") { Code = ErrorCode.ValidationFailed }
            : new GraphQLError(message) { Locations = Document.Source.LocationsOf(nodes), Code = code, Rule = rule.Name });
    }
}

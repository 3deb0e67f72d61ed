using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>
/// The limits that a document's text alone can break, checked before any rule so that no rule has to fear what it is given. All that are
/// broken are reported together, each once, at its worst place. Cost also needs variables: see <see cref="QueryCost"/>.
/// </summary>
internal static class DocumentLimits
{
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document, EngineOptions options)
    {
        var spread = new SpreadFigures(document);
        // Fragments that no operation reaches cost the rules as much as others, but their figures only matter if no operation's do.
        var operations = document.Definitions.OfType<OperationDefinitionNode>().Select(spread.Of).ToList();
        var fragments = document.Definitions.OfType<FragmentDefinitionNode>().Select(spread.Of).ToList();
        var local = new LocalFigures();
        local.Visit(document);
        return
        [
            .. Exceeded(document.Source, Worst(operations, fragments, figure => figure.Fragments, options.MaxFragments),
                options.MaxFragments, nameof(options.MaxFragments), "Fragment spreads visited", ErrorCode.FragmentsExceeded),
            .. Exceeded(document.Source, Worst(operations, fragments, figure => figure.Depth, options.MaxDepth),
                options.MaxDepth, nameof(options.MaxDepth), "Depth of fields", ErrorCode.DepthExceeded),
            .. Exceeded(document.Source, Worst(operations, fragments, figure => figure.IntrospectionDepth, options.MaxIntrospectionDepth),
                options.MaxIntrospectionDepth, nameof(options.MaxIntrospectionDepth), "Depth of introspection fields", ErrorCode.DepthExceeded),
            .. Exceeded(document.Source, local.Aliases, options.MaxAliases, nameof(options.MaxAliases), "Response names for one field", ErrorCode.AliasesExceeded),
            .. Exceeded(document.Source, local.Directives, options.MaxDirectives, nameof(options.MaxDirectives), "Directives at one place", ErrorCode.DirectivesExceeded),
            .. Exceeded(document.Source, local.ListItems, options.MaxListLength, nameof(options.MaxListLength), "Items of one list", ErrorCode.ListTooLong),
        ];
    }

    /// <summary>The error for a cost over the limit; null while it is within.</summary>
    public static GraphQLError? CheckCost(Source source, OperationDefinitionNode operation, long cost, EngineOptions options) =>
        Exceeded(source, new Figure(cost, operation), options.MaxCost, nameof(options.MaxCost), "Query cost", ErrorCode.CostExceeded).FirstOrDefault();

    private static Figure Worst(
        List<SpreadFigure> operations, List<SpreadFigure> fragments, Func<SpreadFigure, long> value, int limit)
    {
        var worst = Worst(operations, value);
        return worst.Value > limit ? worst : Worst(fragments, value);
    }

    private static Figure Worst(List<SpreadFigure> figures, Func<SpreadFigure, long> value) =>
        figures.Count == 0 ? default : figures.Select(figure => new Figure(value(figure), figure.Definition)).MaxBy(figure => figure.Value);

    private static IEnumerable<GraphQLError> Exceeded(Source source, Figure figure, int limit, string name, string what, string code)
    {
        if (figure.Place is null || figure.Value <= limit)
            yield break;
        var reached = figure.Value >= SpreadFigures.Uncountable ? "beyond counting" : figure.Value.ToString(CultureInfo.InvariantCulture);
        yield return new GraphQLError(string.Create(CultureInfo.InvariantCulture, $"{what}: {reached}, the limit {name} is {limit}."))
        {
            Code = code,
            Locations = source.LocationsOf(figure.Place),
            Rule = name,
        };
    }
}

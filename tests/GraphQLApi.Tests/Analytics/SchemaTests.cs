using GraphQLApi.Analytics;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;

namespace GraphQLApi.Tests.Analytics;

public sealed class SchemaTests
{
    // Come with later issues, whole (contract.graphql, "metrics").
    private static readonly string[] LaterTypes =
    [
        "DataQualityCount", "TimeZone", "Rate", "RateInterval", "Distribution", "HistogramBin", "MetricsKey", "MetricDefinition", "SurveyMetrics",
        "ServiceLevelPolicy", "TagScope", "SurveySortInput", "DistributionSortInput", "MetricsKeySortInput", "TagDimensionInput", "ComparisonInput", "Long",
    ];

    private static readonly string[] LaterPrefixes = ["Time", "SessionMetrics", "ConversationMetrics", "QueueMetrics", "AgentMetrics"];

    private static readonly string[] LaterFields =
    [
        "Query.sessionMetrics", "Query.conversationMetrics", "Query.queueMetrics", "Query.agentMetrics", "Query.metricCatalog", "Query.dataQuality", "Queue.metrics", "Agent.metrics",
    ];

    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    [Fact]
    public void The_exported_schema_is_the_committed_one() =>
        Snapshot.MatchFile(SchemaPrinter.Print(Schema), Path.Combine(Repository.Root, "schema", "schema.graphql"));

    [Fact]
    public void Every_member_has_a_description()
    {
        var silent =
            from type in Schema.Types.Values
            where !type.Name.StartsWith("__", StringComparison.Ordinal)
            from member in Members(type).Append((type.Name, type.Description))
            where string.IsNullOrWhiteSpace(member.Description) || member.Description != member.Description.Trim()
            select member.Name;
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_name_of_the_contract_has_its_meaning_here()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "schema", "contract.graphql");
        Assert.SkipUnless(File.Exists(path), "The contract is not beside the repository.");
        var contract = Parser.Parse(File.ReadAllText(path)).Definitions;
        Assert.NotEmpty(contract);
        Assert.Equal("", string.Join('\n', contract.SelectMany(Missing)));
    }

    private static IEnumerable<string> Missing(DefinitionNode definition)
    {
        if (definition is not TypeDefinitionNode { Name.Value: var name } type || IsLater(name))
        {
            return [];
        }

        if (Schema.FindType(name) is not { } found)
        {
            return [name];
        }

        return type switch
        {
            ObjectTypeDefinitionNode @object => Missing(name, @object.Fields, ((IFieldsType)found).Fields)
                .Concat(@object.Interfaces.Select(reference => reference.Name.Value).Except(((ObjectType)found).Interfaces.Select(known => known.Name)).Select(known => $"{name} & {known}")),
            InterfaceTypeDefinitionNode @interface => Missing(name, @interface.Fields, ((IFieldsType)found).Fields),
            EnumTypeDefinitionNode @enum => @enum.Values.Select(value => value.Name.Value).Except(((EnumType)found).Values.Select(value => value.Name)).Select(value => $"{name}.{value}"),
            _ => [],
        };
    }

    private static IEnumerable<string> Missing(string type, IEnumerable<FieldDefinitionNode> expected, IReadOnlyDictionary<string, FieldDefinition> found) =>
        from field in expected
        let coordinate = $"{type}.{field.Name.Value}"
        where !LaterFields.Contains(coordinate)
        let known = found.GetValueOrDefault(field.Name.Value)
        from problem in known is null || known.Type.ToString() != Text(field.Type)
            ? [$"{coordinate}: {Text(field.Type)}, here {known?.Type}"]
            : field.Arguments.Where(argument => known.FindArgument(argument.Name.Value)?.Type.ToString() != Text(argument.Type))
                .Select(argument => $"{coordinate}({argument.Name.Value}: {Text(argument.Type)})")
        select problem;

    [Fact]
    public void Members_stand_in_the_order_of_the_contract()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "schema", "contract.graphql");
        Assert.SkipUnless(File.Exists(path), "The contract is not beside the repository.");
        foreach (var type in Parser.Parse(File.ReadAllText(path)).Definitions.OfType<ObjectTypeDefinitionNode>().Where(type => !IsLater(type.Name.Value)))
        {
            var fields = ((IFieldsType)Schema.FindType(type.Name.Value)!).Fields.Keys;
            var expected = type.Fields.Select(field => field.Name.Value).Where(name => !LaterFields.Contains($"{type.Name.Value}.{name}"));
            Assert.Equal(expected, fields.Intersect(expected));
        }
    }

    private static bool IsLater(string name) =>
        (LaterTypes.Contains(name) || LaterPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || name.EndsWith("Dimension", StringComparison.Ordinal))
        && name is not "TimeGap";

    private static string Text(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => $"{Text(nonNull.InnerType)}!",
        ListTypeNode list => $"[{Text(list.ItemType)}]",
        NamedTypeNode named => named.Name.Value,
        _ => "",
    };

    private static IEnumerable<(string Name, string? Description)> Members(NamedType type) => type switch
    {
        IFieldsType fields => fields.Fields.Values.SelectMany(field =>
            field.Arguments.Select(argument => ($"{type.Name}.{field.Name}({argument.Name})", argument.Description)).Append(($"{type.Name}.{field.Name}", field.Description))),
        InputObjectType input => input.Fields.Values.Select(field => ($"{type.Name}.{field.Name}", field.Description)),
        EnumType values => values.Values.Select(value => ($"{type.Name}.{value.Name}", value.Description)),
        _ => [],
    };
}

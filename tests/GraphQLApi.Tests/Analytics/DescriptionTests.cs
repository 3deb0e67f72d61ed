using System.Text.RegularExpressions;
using GraphQLApi.Analytics;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Does the schema reference read well? Whoever explores the API in the editor reads nothing but this.</summary>
public sealed partial class DescriptionTests
{
    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    // Types whose fields come from the vendor's records, or are computed from them.
    private static readonly string[] RowTypes =
        ["Session", "Conversation", "QueueVisit", "AgentSegment", "MissedAssignment", "CallInfo", "Campaign", "Skill", "Tag", "RealtimeSession"];

    private static readonly string[] MetricTypes = ["SessionMetrics", "ConversationMetrics", "QueueMetrics", "AgentMetrics"];

    // Words that say nothing by themselves.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal) { "a", "an", "the", "its", "their", "of", "this", "that", "is", "in", "by", "to", "it" };

    private sealed record Member(string Type, string Name, string Text, GraphQLType? Of)
    {
        public override string ToString() => $"{Type}.{Name}: {Text}";
    }

    private static readonly Member[] Members = [.. Schema.Types.Values.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(MembersOf)];

    [Fact]
    public void Every_description_says_more_than_the_name() =>
        Assert.Equal("", string.Join('\n', Members.Where(member => Words(member.Text).Except(Words(member.Name)).Except(Empty).Count() < 2)));

    [Fact]
    public void Every_duration_says_its_unit() =>
        Assert.Equal("", string.Join('\n', Members.Where(member => member.Name.EndsWith("Seconds", StringComparison.Ordinal)
            && !member.Text.Contains("second", StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void Every_field_of_a_record_says_where_it_comes_from() =>
        Assert.Equal("", string.Join('\n', Members.Where(member => RowTypes.Contains(member.Type) && member.Of?.Named is ScalarType or EnumType
            && member.Name is not "id" && !member.Text.Contains('`') && !member.Text.Contains("computed", StringComparison.Ordinal))));

    [Fact]
    public void Every_metric_says_formula_unit_population_and_source() =>
        Assert.Equal("", string.Join('\n', Members.Where(member => MetricTypes.Contains(member.Type) && member.Of is not null && member.Name is not "coverage"
            && !Metric().IsMatch(member.Text))));

    [Fact]
    public void Every_description_is_a_sentence_that_ends_once() =>
        Assert.Equal("", string.Join('\n', Members.Where(member => !member.Text.EndsWith('.') || member.Text.EndsWith("..", StringComparison.Ordinal)
            || member.Text.Contains(".. ", StringComparison.Ordinal))));

    private static IEnumerable<Member> MembersOf(NamedType type) => type switch
    {
        IFieldsType fields => fields.Fields.Values.SelectMany(field => field.Arguments
            .Select(argument => new Member($"{type.Name}.{field.Name}", argument.Name, argument.Description ?? "", Of: null))
            .Append(new Member(type.Name, field.Name, field.Description ?? "", field.Type))),
        InputObjectType input => input.Fields.Values.Select(field => new Member(type.Name, field.Name, field.Description ?? "", Of: null)),
        EnumType values => values.Values.Select(value => new Member(type.Name, value.Name, value.Description ?? "", Of: null)),
        _ => [],
    };

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(Hump().Replace(text, "$1 $2")).Select(match => match.Value.ToLowerInvariant()).Distinct();

    [GeneratedRegex("[A-Za-z0-9_]+")]
    private static partial Regex Word();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex(@"^\S.+ Formula: .+\. Unit: .+\. Population: .+\. From: `.+`\.")]
    private static partial Regex Metric();
}

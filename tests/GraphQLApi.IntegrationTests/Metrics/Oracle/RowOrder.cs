using System.Globalization;
using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>What a row is ordered by: its group, its bucket's number, its figures.</summary>
internal sealed record Ranked(string?[] Group, int Bucket, JsonObject Figures);

/// <summary>A random <c>order</c>, and the order it means: its keys, then the bucket, then the key (SEMANTICS §4.10 and the contract).</summary>
internal sealed class RowOrder : IComparer<Ranked>
{
    private readonly List<Comparison<Ranked>> terms = [];
    private readonly List<string> texts = [];
    private readonly IReadOnlyList<IComparer<string?>> keys;

    public RowOrder(Random random, IReadOnlyList<string> sortable, IReadOnlyList<(string Field, IComparer<string?> Order)> dimensions, IReadOnlyList<IComparer<string?>> keys)
    {
        this.keys = keys;
        for (var i = random.Next(3); i > 0; i--)
        {
            var isDescending = random.Next(2) == 0;
            var direction = isDescending ? "DESC" : "ASC";
            switch (random.Next(6))
            {
                case 0:
                    Add($"{{ bucket: {direction} }}", isDescending, (x, y) => x.Bucket - y.Bucket);
                    break;
                case 1 when dimensions.Count > 0:
                    var number = random.Next(dimensions.Count);
                    Add($"{{ key: {{ {dimensions[number].Field}: {direction} }} }}", isDescending, (x, y) => dimensions[number].Order.Compare(x.Group[number], y.Group[number]));
                    break;
                default:
                    var figure = sortable[random.Next(sortable.Count)].Split('.');
                    Add(
                        figure.Length == 1 ? $"{{ {figure[0]}: {direction} }}" : $"{{ {figure[0]}: {{ {figure[1]}: {direction} }} }}", isDescending,
                        (x, y) => Nullable.Compare(Value(x.Figures, figure), Value(y.Figures, figure)));
                    break;
            }
        }
    }

    /// <summary>The argument; empty where rows come in their usual order.</summary>
    public string Text => texts.Count == 0 ? "" : $", order: [{string.Join(", ", texts)}]";

    public int Compare(Ranked? x, Ranked? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var signs = terms.Select(term => term(x, y)).Append(x.Bucket - y.Bucket).Concat(keys.Select((key, i) => key.Compare(x.Group[i], y.Group[i])));
        return signs.FirstOrDefault(sign => sign != 0);
    }

    private void Add(string text, bool isDescending, Comparison<Ranked> term)
    {
        texts.Add(text);
        terms.Add(isDescending ? (x, y) => -term(x, y) : term);
    }

    // A rate by its value, a distribution or survey by one of its figures.
    private static double? Value(JsonObject figures, string[] path)
    {
        var node = path.Aggregate((JsonNode?)figures, (found, name) => found![name]);
        node = node is JsonObject rate ? rate["value"] : node;
        return node is null ? null : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
    }
}

using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Rates and distributions as the contract shows them, from the textbook formulas.</summary>
internal static class Figures
{
    public const string Rate = "{ value numerator denominator interval95 { low high } }";
    public const string Distribution =
        "{ count sum average minimum maximum standardDeviation p0: percentile(p: 0) p50: percentile(p: 50) p90: percentile(p: 90) p99: percentile(p: 99.5) histogram(bounds: [0, 30, 120.5]) { from to count } }";

    public const string Survey = "{ responses averageScore topTwoBoxRate " + Rate + " responseRate " + Rate + " }";

    public static JsonObject RateOf(int numerator, int denominator) => new()
    {
        ["value"] = denominator == 0 ? null : (double)numerator / denominator,
        ["numerator"] = numerator,
        ["denominator"] = denominator,
        ["interval95"] = Interval(numerator, denominator),
    };

    public static JsonObject DistributionOf(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToArray();
        var isEmpty = sorted.Length == 0;
        var sum = (double)sorted.Sum(value => (decimal)value);
        return new JsonObject
        {
            ["count"] = sorted.Length,
            ["sum"] = sum,
            ["average"] = isEmpty ? null : sum / sorted.Length,
            ["minimum"] = isEmpty ? null : sorted[0],
            ["maximum"] = isEmpty ? null : sorted[^1],
            ["standardDeviation"] = isEmpty ? null : Math.Sqrt(sorted.Sum(value => Math.Pow(value - (sum / sorted.Length), 2)) / sorted.Length),
            ["p0"] = Percentile(sorted, 0),
            ["p50"] = Percentile(sorted, 50),
            ["p90"] = Percentile(sorted, 90),
            ["p99"] = Percentile(sorted, 99.5),
            ["histogram"] = new JsonArray(
                Bin(sorted, null, 0), Bin(sorted, 0, 30), Bin(sorted, 30, 120.5), Bin(sorted, 120.5, null)),
        };
    }

    public static JsonObject SurveyOf(IReadOnlyCollection<int> scores, int asked) => new()
    {
        ["responses"] = scores.Count,
        ["averageScore"] = scores.Count == 0 ? null : scores.Average(),
        ["topTwoBoxRate"] = RateOf(scores.Count(score => score >= 4), scores.Count),
        ["responseRate"] = RateOf(scores.Count, asked),
    };

    private static double? Percentile(double[] sorted, double p)
    {
        if (sorted.Length == 0)
            return null;
        var rank = p / 100 * (sorted.Length - 1);
        var (low, share) = ((int)Math.Floor(rank), rank - Math.Floor(rank));
        return share == 0 ? sorted[low] : (sorted[low] * (1 - share)) + (sorted[low + 1] * share);
    }

    private static JsonNode Bin(double[] values, double? from, double? to) => new JsonObject
    {
        ["from"] = from,
        ["to"] = to,
        ["count"] = values.Count(value => (from is null || value >= from) && (to is null || value < to)),
    };

    // The roots of (p̂ - p)² = z² p (1 - p) / n.
    private static JsonObject? Interval(int numerator, int denominator)
    {
        if (denominator == 0 || numerator > denominator)
            return null;
        const double z2 = 1.959963984540054 * 1.959963984540054;
        double n = denominator, share = numerator / n;
        var (a, b, c) = (1 + (z2 / n), -((2 * share) + (z2 / n)), share * share);
        var root = Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c)));
        return new JsonObject { ["low"] = (-b - root) / (2 * a), ["high"] = (-b + root) / (2 * a) };
    }
}

using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>One part of the time that figures are computed over.</summary>
/// <param name="Bucket">Cut to the range and to now.</param>
/// <param name="Range">Of the whole question.</param>
/// <param name="ShowsOccupancy">False in buckets shorter than a day.</param>
/// <param name="Clock">Of the question's zone.</param>
/// <param name="Now">The server's clock.</param>
internal sealed record Cell(Stretch Bucket, Stretch Range, bool ShowsOccupancy, WallClock Clock, DateTime Now);

/// <summary>A dimension: the enum value, what to select of the key, and the groups of a row (several where lists overlap).</summary>
internal sealed record Dimension<T>(string Name, string Key, Func<T, WallClock, IEnumerable<string?>> Groups, Func<string?, JsonNode?> Node)
{
    public IComparer<string?> Order { get; init; } = KeyOrder.Texts;

    public string Field => Key.Split(' ')[0];

    public bool IsTag => Field == "tags";
}

/// <summary>A condition as a client writes it, and what it means.</summary>
internal sealed record Condition<T>(string Text, Func<T, bool> Holds);

/// <summary>One of the four results: its rows, dimensions, conditions and figures.</summary>
internal interface IPopulation
{
    string Field { get; }

    /// <summary>Text and expected data of one question.</summary>
    (string Query, JsonObject Expected) Ask(Random random, TimeQuestion time);
}

internal sealed class Population<T>(
    string name, IReadOnlyList<T> rows, Func<T, DateTime?> timeOf, string selection, IReadOnlyList<Dimension<T>> dimensions,
    IReadOnlyList<Condition<T>> conditions, IEnumerable<Dimension<T>> tags, IReadOnlyList<string> sortable, Func<IReadOnlyList<T>, IReadOnlyList<T>, Cell, JsonObject> figures) : IPopulation
{
    // `limits.maxBuckets`: whole groups are left out where their rows would be more.
    private const int MostRows = 10_000;

    public string Field => name;

    public (string Query, JsonObject Expected) Ask(Random random, TimeQuestion time)
    {
        var where = random.Next(3) == 0 ? null : Where(random, depth: 0);
        var grouped = random.Next(5) == 0 ? [] : random.GetItems([.. dimensions], random.Next(3)).DistinctBy(dimension => dimension.Name).ToArray();
        var byTags = random.Next(6) > 0 ? [] : random.GetItems([.. tags], random.Next(1, 3)).DistinctBy(dimension => dimension.Name).ToArray();
        var (text, isBucketed, compares) = (time.Text, time.Interval is not null, time.Previous is not null);
        if (where is not null)
            text += $", where: {where.Text}";
        if (grouped.Length > 0)
            text += $", groupBy: [{string.Join(", ", grouped.Select(dimension => dimension.Name))}]";
        if (byTags.Length > 0)
            text += $", groupByTags: [{string.Join(", ", byTags.Select(dimension => dimension.Name))}]";
        Dimension<T>[] all = [.. grouped, .. byTags];
        var order = new RowOrder(random, sortable, [.. grouped.Select(dimension => (dimension.Field, dimension.Order))], [.. all.Select(dimension => dimension.Order)]);
        var first = random.Next(4) == 0 ? random.Next(5) : (int?)null;
        text += order.Text + (first is null ? "" : $", first: {first}");
        var parts = string.Concat(
            all.Length > 0 ? $"key {{ {string.Join(' ', all.Select(dimension => dimension.Key).Distinct())} }} " : "",
            isBucketed ? "bucket { start end startLocal durationSeconds isPartial } " : "",
            $"metrics {{ {selection} }}", compares ? $" previous {{ {selection} }}" : "");
        var query = $"{{ {name}({text}) {{ truncated coverage {{ complete }} rows {{ {parts} }} totals {{ {selection} }}{(compares ? $" previousTotals {{ {selection} }}" : "")} }} }}";
        return (query, Answer([.. rows.Where(row => where is null || where.Holds(row))], all, time, order, first ?? int.MaxValue));
    }

    private JsonObject Answer(T[] all, Dimension<T>[] grouped, TimeQuestion time, RowOrder order, int first)
    {
        var groups = Keys(Within(all, time.Range), grouped, time)
            .Select(group => (Key: group, Members: all.Where(row => Belongs(row, group, grouped, time.Clock)).ToArray()))
            .OrderBy(group => new Ranked(group.Key, 0, Of(group.Members, time.Range, time.Range, time, isBucket: false)), order).ToArray();
        var lines = new List<(Ranked Rank, JsonObject Line)>();
        var kept = 0;
        foreach (var (key, members) in groups)
        {
            var buckets = time.Buckets.Where(bucket => time.Interval is not { Fill: false } || Within(members, Cut(bucket, time.Range)).Length > 0).ToArray();
            if (kept == first || (kept > 0 && lines.Count + buckets.Length > MostRows))
                break;
            kept++;
            lines.AddRange(buckets.Select(bucket => (bucket, Line: Line(members, key, grouped, bucket, time)))
                .Select(made => (new Ranked(key, Number(time, made.bucket), made.Line["metrics"]!.AsObject()), made.Line)));
        }

        var answer = new JsonObject { ["truncated"] = kept < groups.Length, ["coverage"] = new JsonObject { ["complete"] = true } };
        answer["rows"] = new JsonArray([.. lines.OrderBy(line => line.Rank, order).Select(line => line.Line)]);
        answer["totals"] = Of(all, time.Range, time.Range, time, isBucket: false);
        if (time.Previous is { } previous)
            answer["previousTotals"] = Of(all, previous, previous, time, isBucket: false);
        return answer;
    }

    private JsonObject Line(T[] members, string?[] group, Dimension<T>[] grouped, Stretch bucket, TimeQuestion time)
    {
        var line = new JsonObject();
        if (grouped.Length > 0)
            line["key"] = Key(group, grouped);
        if (time.Interval is not null)
        {
            line["bucket"] = new JsonObject
            {
                ["start"] = Json(bucket.From),
                ["end"] = Json(bucket.To),
                ["startLocal"] = time.StartLocal(bucket),
                ["durationSeconds"] = (bucket.To - bucket.From).TotalSeconds,
                ["isPartial"] = bucket.From < time.Range.From || bucket.To > time.Range.To || bucket.To > time.Now,
            };
        }

        line["metrics"] = Of(members, Cut(bucket, time.Range), time.Range, time, time.Interval is not null);
        if (time.Previous is { } range)
            line["previous"] = time.Counterpart(bucket) is { } previous ? Of(members, Cut(previous, range), range, time, time.Interval is not null) : null;
        return line;
    }

    private static JsonObject Key(string?[] group, Dimension<T>[] grouped)
    {
        var nodes = grouped.Select((dimension, i) => (dimension.Field, dimension.IsTag, Node: dimension.Node(group[i]))).ToArray();
        var key = new JsonObject(nodes.Where(node => !node.IsTag).Select(node => KeyValuePair.Create(node.Field, node.Node)));
        if (nodes.Any(node => node.IsTag))
            key["tags"] = new JsonArray([.. nodes.Where(node => node.IsTag).Select(node => node.Node)]);
        return key;
    }

    private static int Number(TimeQuestion time, Stretch bucket) => time.Buckets.TakeWhile(before => before.From < bucket.From).Count();

    private JsonObject Of(IReadOnlyList<T> members, Stretch bucket, Stretch range, TimeQuestion time, bool isBucket) => figures(
        Within(members, bucket), members, new Cell(bucket, range, ShowsOccupancy: !isBucket || time.Interval is not { Unit: "MINUTE" or "HOUR" }, time.Clock, time.Now));

    private T[] Within(IEnumerable<T> candidates, Stretch stretch) => [.. candidates.Where(row => stretch.Holds(timeOf(row)))];

    private static Stretch Cut(Stretch bucket, Stretch range) =>
        new(bucket.From > range.From ? bucket.From : range.From, bucket.To < range.To ? bucket.To : range.To);

    private static IEnumerable<string?[]> Keys(T[] inRange, Dimension<T>[] grouped, TimeQuestion time)
    {
        IEnumerable<string?[]> Of(T row) => grouped.Aggregate(
            (IEnumerable<string?[]>)[[]], (keys, dimension) => keys.SelectMany(key => dimension.Groups(row, time.Clock).Distinct().Select(value => key.Append(value).ToArray())));

        return grouped.Length == 0 ? [[]] : inRange.SelectMany(Of).DistinctBy(key => string.Join('\u0001', key.Select(value => value ?? "\u0002")));
    }

    private static bool Belongs(T row, string?[] group, Dimension<T>[] grouped, WallClock clock) =>
        grouped.Select((dimension, i) => dimension.Groups(row, clock).Contains(group[i])).All(belongs => belongs);

    private Condition<T> Where(Random random, int depth)
    {
        if (depth == 2 || random.Next(2) == 0)
            return conditions[random.Next(conditions.Count)];
        var parts = Enumerable.Range(0, 2).Select(_ => Where(random, depth + 1)).ToArray();
        var text = string.Join(", ", parts.Select(part => part.Text));
        return random.Next(2) == 0
            ? new Condition<T>($"{{ and: [{text}] }}", row => parts.All(part => part.Holds(row)))
            : new Condition<T>($"{{ or: [{text}] }}", row => parts.Any(part => part.Holds(row)));
    }

    private static string Json(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
